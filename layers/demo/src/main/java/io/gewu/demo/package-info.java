/** The synthetic demo city: real names and codes, invented shapes, people and firms; the same on every machine. */
package io.gewu.demo;
