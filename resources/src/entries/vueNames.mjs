// What the front end and its compiled templates use of Vue, as names of this bundle, which the minifier shortens: every
// `(0,vue.createElementVNode)` costs bytes, and there are hundreds. webpack.config.js puts this in the place of 'vue'.
import * as Vue from 'wiki-vue';

export const computed = Vue.computed;
export const createApp = Vue.createApp;
export const createBlock = Vue.createBlock;
export const createCommentVNode = Vue.createCommentVNode;
export const createElementBlock = Vue.createElementBlock;
export const createElementVNode = Vue.createElementVNode;
export const createTextVNode = Vue.createTextVNode;
export const createVNode = Vue.createVNode;
export const defineComponent = Vue.defineComponent;
export const h = Vue.h;
export const inject = Vue.inject;
export const mergeProps = Vue.mergeProps;
export const nextTick = Vue.nextTick;
export const normalizeClass = Vue.normalizeClass;
export const normalizeStyle = Vue.normalizeStyle;
export const onMounted = Vue.onMounted;
export const onUnmounted = Vue.onUnmounted;
export const onUpdated = Vue.onUpdated;
export const openBlock = Vue.openBlock;
export const ref = Vue.ref;
export const renderList = Vue.renderList;
export const renderSlot = Vue.renderSlot;
export const resolveDynamicComponent = Vue.resolveDynamicComponent;
export const shallowRef = Vue.shallowRef;
export const toDisplayString = Vue.toDisplayString;
export const unref = Vue.unref;
export const watch = Vue.watch;
export const withCtx = Vue.withCtx;
export const withModifiers = Vue.withModifiers;
export const Fragment = Vue.Fragment;
export const Teleport = Vue.Teleport;
