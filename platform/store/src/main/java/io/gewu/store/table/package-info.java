/** Tables that offices send, whatever program wrote them. */
package io.gewu.store.table;
