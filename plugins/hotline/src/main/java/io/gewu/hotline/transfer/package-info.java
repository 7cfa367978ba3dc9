/** Exports of former hotlines and forms, taken in row by row. */
package io.gewu.hotline.transfer;
