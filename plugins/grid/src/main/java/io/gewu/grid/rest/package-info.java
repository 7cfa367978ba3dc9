/** Addresses below {@code /grid}: plans made, validated, approved and compared. */
package io.gewu.grid.rest;
