/** The one form: made for a scanned object, filled in, checked, and turned into each form it replaces. */
package io.gewu.item.form;
