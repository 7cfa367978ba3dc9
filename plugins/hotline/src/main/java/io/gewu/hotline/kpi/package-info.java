/** Key figures, counted as commits come in. */
package io.gewu.hotline.kpi;
