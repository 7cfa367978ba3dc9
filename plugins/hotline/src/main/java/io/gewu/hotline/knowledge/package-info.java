/** Answers to what people ask again and again, found by words in Chinese or English. */
package io.gewu.hotline.knowledge;
