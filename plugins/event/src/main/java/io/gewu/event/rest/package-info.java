/** Addresses below {@code /event}: intake, moves, the worker's app, the live stream. */
package io.gewu.event.rest;
