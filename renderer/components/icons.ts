import {
  AppstoreOutlined as AppstoreOutlinedDrawn,
  ArrowDownOutlined as ArrowDownOutlinedDrawn,
  ArrowLeftOutlined as ArrowLeftOutlinedDrawn,
  ArrowUpOutlined as ArrowUpOutlinedDrawn,
  BoldOutlined as BoldOutlinedDrawn,
  BorderBottomOutlined as BorderBottomOutlinedDrawn,
  CalendarOutlined as CalendarOutlinedDrawn,
  CaretDownFilled as CaretDownFilledDrawn,
  CaretUpFilled as CaretUpFilledDrawn,
  CheckCircleOutlined as CheckCircleOutlinedDrawn,
  CheckOutlined as CheckOutlinedDrawn,
  CheckSquareOutlined as CheckSquareOutlinedDrawn,
  ClockCircleOutlined as ClockCircleOutlinedDrawn,
  CloseOutlined as CloseOutlinedDrawn,
  CopyOutlined as CopyOutlinedDrawn,
  DeleteOutlined as DeleteOutlinedDrawn,
  DownOutlined as DownOutlinedDrawn,
  EditOutlined as EditOutlinedDrawn,
  ExportOutlined as ExportOutlinedDrawn,
  FileExcelOutlined as FileExcelOutlinedDrawn,
  FileImageOutlined as FileImageOutlinedDrawn,
  FileTextOutlined as FileTextOutlinedDrawn,
  FilterOutlined as FilterOutlinedDrawn,
  FlagOutlined as FlagOutlinedDrawn,
  FontSizeOutlined as FontSizeOutlinedDrawn,
  FormOutlined as FormOutlinedDrawn,
  HistoryOutlined as HistoryOutlinedDrawn,
  HolderOutlined as HolderOutlinedDrawn,
  ImportOutlined as ImportOutlinedDrawn,
  ItalicOutlined as ItalicOutlinedDrawn,
  LeftOutlined as LeftOutlinedDrawn,
  MessageOutlined as MessageOutlinedDrawn,
  MobileOutlined as MobileOutlinedDrawn,
  MoreOutlined as MoreOutlinedDrawn,
  OrderedListOutlined as OrderedListOutlinedDrawn,
  PlayCircleOutlined as PlayCircleOutlinedDrawn,
  PlusOutlined as PlusOutlinedDrawn,
  QrcodeOutlined as QrcodeOutlinedDrawn,
  QuestionCircleOutlined as QuestionCircleOutlinedDrawn,
  ReloadOutlined as ReloadOutlinedDrawn,
  RightOutlined as RightOutlinedDrawn,
  SafetyOutlined as SafetyOutlinedDrawn,
  SaveOutlined as SaveOutlinedDrawn,
  SearchOutlined as SearchOutlinedDrawn,
  SettingOutlined as SettingOutlinedDrawn,
  StopOutlined as StopOutlinedDrawn,
  StrikethroughOutlined as StrikethroughOutlinedDrawn,
  TableOutlined as TableOutlinedDrawn,
  TeamOutlined as TeamOutlinedDrawn,
  UnlockOutlined as UnlockOutlinedDrawn,
  UnorderedListOutlined as UnorderedListOutlinedDrawn,
  UserOutlined as UserOutlinedDrawn,
  WarningOutlined as WarningOutlinedDrawn,
} from '@ant-design/icons';
import { createElement, type ComponentProps, type ComponentType } from 'react';

type IconProps = ComponentProps<typeof PlusOutlinedDrawn>;

// Ant's icons name themselves in English ("plus"); beside a word that would be read out as part of it.
function quiet(Drawn: ComponentType<IconProps>): ComponentType<IconProps> {
  return function Icon(props: IconProps) {
    const label = props['aria-label'];
    return createElement(Drawn, label === undefined ? { ...props, 'aria-hidden': true, 'aria-label': '' } : props);
  };
}

export const AppstoreOutlined = quiet(AppstoreOutlinedDrawn);
export const ArrowDownOutlined = quiet(ArrowDownOutlinedDrawn);
export const ArrowLeftOutlined = quiet(ArrowLeftOutlinedDrawn);
export const ArrowUpOutlined = quiet(ArrowUpOutlinedDrawn);
export const BoldOutlined = quiet(BoldOutlinedDrawn);
export const BorderBottomOutlined = quiet(BorderBottomOutlinedDrawn);
export const CalendarOutlined = quiet(CalendarOutlinedDrawn);
export const CaretDownFilled = quiet(CaretDownFilledDrawn);
export const CaretUpFilled = quiet(CaretUpFilledDrawn);
export const CheckCircleOutlined = quiet(CheckCircleOutlinedDrawn);
export const CheckOutlined = quiet(CheckOutlinedDrawn);
export const CheckSquareOutlined = quiet(CheckSquareOutlinedDrawn);
export const ClockCircleOutlined = quiet(ClockCircleOutlinedDrawn);
export const CloseOutlined = quiet(CloseOutlinedDrawn);
export const CopyOutlined = quiet(CopyOutlinedDrawn);
export const DeleteOutlined = quiet(DeleteOutlinedDrawn);
export const DownOutlined = quiet(DownOutlinedDrawn);
export const EditOutlined = quiet(EditOutlinedDrawn);
export const ExportOutlined = quiet(ExportOutlinedDrawn);
export const FileExcelOutlined = quiet(FileExcelOutlinedDrawn);
export const FileImageOutlined = quiet(FileImageOutlinedDrawn);
export const FileTextOutlined = quiet(FileTextOutlinedDrawn);
export const FilterOutlined = quiet(FilterOutlinedDrawn);
export const FlagOutlined = quiet(FlagOutlinedDrawn);
export const FontSizeOutlined = quiet(FontSizeOutlinedDrawn);
export const FormOutlined = quiet(FormOutlinedDrawn);
export const HistoryOutlined = quiet(HistoryOutlinedDrawn);
export const HolderOutlined = quiet(HolderOutlinedDrawn);
export const ImportOutlined = quiet(ImportOutlinedDrawn);
export const ItalicOutlined = quiet(ItalicOutlinedDrawn);
export const LeftOutlined = quiet(LeftOutlinedDrawn);
export const MessageOutlined = quiet(MessageOutlinedDrawn);
export const MobileOutlined = quiet(MobileOutlinedDrawn);
export const MoreOutlined = quiet(MoreOutlinedDrawn);
export const OrderedListOutlined = quiet(OrderedListOutlinedDrawn);
export const PlayCircleOutlined = quiet(PlayCircleOutlinedDrawn);
export const PlusOutlined = quiet(PlusOutlinedDrawn);
export const QrcodeOutlined = quiet(QrcodeOutlinedDrawn);
export const QuestionCircleOutlined = quiet(QuestionCircleOutlinedDrawn);
export const ReloadOutlined = quiet(ReloadOutlinedDrawn);
export const RightOutlined = quiet(RightOutlinedDrawn);
export const SafetyOutlined = quiet(SafetyOutlinedDrawn);
export const SaveOutlined = quiet(SaveOutlinedDrawn);
export const SearchOutlined = quiet(SearchOutlinedDrawn);
export const SettingOutlined = quiet(SettingOutlinedDrawn);
export const StopOutlined = quiet(StopOutlinedDrawn);
export const StrikethroughOutlined = quiet(StrikethroughOutlinedDrawn);
export const TableOutlined = quiet(TableOutlinedDrawn);
export const TeamOutlined = quiet(TeamOutlinedDrawn);
export const UnlockOutlined = quiet(UnlockOutlinedDrawn);
export const UnorderedListOutlined = quiet(UnorderedListOutlinedDrawn);
export const UserOutlined = quiet(UserOutlinedDrawn);
export const WarningOutlined = quiet(WarningOutlinedDrawn);
