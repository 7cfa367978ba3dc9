/** Issues of the demo city, made by driving the state machine in fast time. */
package io.gewu.event.demo;
