import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PICTURE_BYTES, type Material } from '#shared/contract/scripts';
import { request } from '../api/client';
import { errorText } from '../components/errorText';

/** Keeps a picture and says why not where it cannot; null then. */
export function useAddPicture(): (picture: File) => Promise<Material | null> {
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useCallback(
    async (picture) => {
      try {
        if (picture.size > MAX_PICTURE_BYTES) {
          const [size, max] = [Math.ceil(picture.size / 1024 / 1024), MAX_PICTURE_BYTES / 1024 / 1024];
          void message.error(t('scripts:error.pictureTooLarge', { size, max }));
          return null;
        }
        const still = await toStill(picture);
        if (picture.type === 'image/gif' && still !== picture) void message.info(t('scripts:picture.gif'));
        const bytes = new Uint8Array(await still.arrayBuffer());
        return await request('material.add', { bytes, name: picture.name || t('scripts:picture.pasted') });
      } catch (error) {
        void message.error({ content: errorText(t, error), duration: 6 });
        return null;
      }
    },
    [message, t],
  );
}

/** The clipboard takes PNG and JPEG only: another kind of picture becomes a PNG; what is no picture stays as it is. */
async function toStill(picture: Blob): Promise<Blob> {
  if (picture.type === 'image/png' || picture.type === 'image/jpeg') return picture;
  try {
    const bitmap = await createImageBitmap(picture);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: 'image/png' });
  } catch {
    return picture;
  }
}

/** The first picture on a clipboard or dragged in, or null. */
export function pictureIn(data: DataTransfer | null): File | null {
  return Array.from(data?.files ?? []).find((file) => file.type.startsWith('image/')) ?? null;
}
