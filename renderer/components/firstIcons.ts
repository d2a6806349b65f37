// What the first picture shows; all others are in icons.ts.
import AppstoreOutlinedShape from '@ant-design/icons-svg/es/asn/AppstoreOutlined';
import BorderBottomOutlinedShape from '@ant-design/icons-svg/es/asn/BorderBottomOutlined';
import CalendarOutlinedShape from '@ant-design/icons-svg/es/asn/CalendarOutlined';
import CheckOutlinedShape from '@ant-design/icons-svg/es/asn/CheckOutlined';
import CheckSquareOutlinedShape from '@ant-design/icons-svg/es/asn/CheckSquareOutlined';
import ClockCircleOutlinedShape from '@ant-design/icons-svg/es/asn/ClockCircleOutlined';
import CloseOutlinedShape from '@ant-design/icons-svg/es/asn/CloseOutlined';
import CopyOutlinedShape from '@ant-design/icons-svg/es/asn/CopyOutlined';
import FlagOutlinedShape from '@ant-design/icons-svg/es/asn/FlagOutlined';
import FormOutlinedShape from '@ant-design/icons-svg/es/asn/FormOutlined';
import MessageOutlinedShape from '@ant-design/icons-svg/es/asn/MessageOutlined';
import MobileOutlinedShape from '@ant-design/icons-svg/es/asn/MobileOutlined';
import PlayCircleOutlinedShape from '@ant-design/icons-svg/es/asn/PlayCircleOutlined';
import QrcodeOutlinedShape from '@ant-design/icons-svg/es/asn/QrcodeOutlined';
import QuestionCircleOutlinedShape from '@ant-design/icons-svg/es/asn/QuestionCircleOutlined';
import SearchOutlinedShape from '@ant-design/icons-svg/es/asn/SearchOutlined';
import SettingOutlinedShape from '@ant-design/icons-svg/es/asn/SettingOutlined';
import StopOutlinedShape from '@ant-design/icons-svg/es/asn/StopOutlined';
import TeamOutlinedShape from '@ant-design/icons-svg/es/asn/TeamOutlined';
import UserOutlinedShape from '@ant-design/icons-svg/es/asn/UserOutlined';
import type { AbstractNode, IconDefinition } from '@ant-design/icons-svg/es/types';
import { createElement, type ComponentProps, type ComponentType, type ReactNode } from 'react';

type IconProps = ComponentProps<'span'>;

const draw = ({ tag, attrs, children }: AbstractNode, key: number): ReactNode =>
  createElement(tag, { key, ...attrs }, children?.map(draw));

/**
 * Draws an icon from its shape, as antd's own component does by way of colours, contexts and checks that ours never use.
 * It has no name of its own: beside a word, an English "plus" would be read out as part of it.
 */
export function drawn({ name, icon }: IconDefinition): ComponentType<IconProps> {
  const { attrs, children } = typeof icon === 'function' ? icon('', '') : icon;
  const svg = createElement(
    'svg',
    { ...attrs, width: '1em', height: '1em', fill: 'currentColor', 'aria-hidden': true },
    children?.map(draw),
  );
  return function Icon({ className = '', ...props }: IconProps) {
    const hidden = props['aria-label'] === undefined;
    // Its class is antd's: buttons and fields of antd place what bears it.
    return createElement(
      'span',
      { role: 'img', ...props, 'aria-hidden': hidden, className: `anticon anticon-${name} ${className}` },
      svg,
    );
  };
}

export const AppstoreOutlined = drawn(AppstoreOutlinedShape);
export const BorderBottomOutlined = drawn(BorderBottomOutlinedShape);
export const CalendarOutlined = drawn(CalendarOutlinedShape);
export const CheckOutlined = drawn(CheckOutlinedShape);
export const CheckSquareOutlined = drawn(CheckSquareOutlinedShape);
export const ClockCircleOutlined = drawn(ClockCircleOutlinedShape);
export const CloseOutlined = drawn(CloseOutlinedShape);
export const CopyOutlined = drawn(CopyOutlinedShape);
export const FlagOutlined = drawn(FlagOutlinedShape);
export const FormOutlined = drawn(FormOutlinedShape);
export const MessageOutlined = drawn(MessageOutlinedShape);
export const MobileOutlined = drawn(MobileOutlinedShape);
export const PlayCircleOutlined = drawn(PlayCircleOutlinedShape);
export const QrcodeOutlined = drawn(QrcodeOutlinedShape);
export const QuestionCircleOutlined = drawn(QuestionCircleOutlinedShape);
export const SearchOutlined = drawn(SearchOutlinedShape);
export const SettingOutlined = drawn(SettingOutlinedShape);
export const StopOutlined = drawn(StopOutlinedShape);
export const TeamOutlined = drawn(TeamOutlinedShape);
export const UserOutlined = drawn(UserOutlinedShape);
