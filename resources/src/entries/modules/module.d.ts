/** ResourceLoader's `module`. Webpack's own way to export anything would be a twelfth of the loader's size. */
declare const MODULE: { exports: object };
