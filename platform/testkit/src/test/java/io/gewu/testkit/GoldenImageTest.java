package io.gewu.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class GoldenImageTest {
    @Test
    void aPictureWithoutAGoldenOneFails() {
        assertThatThrownBy(() -> GoldenImage.assertMatches(grey(0), "none-such", 0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no golden picture");
    }

    @Test
    void slightlyOtherColoursPass() {
        assertThatCode(() -> GoldenImage.assertMatches(grey(0x8c), "grey", 0)).doesNotThrowAnyException();
    }

    @Test
    void aShareOfOtherPixelsPassesIfAllowed() {
        BufferedImage picture = grey(0x80);
        picture.setRGB(1, 1, 0xffff0000);
        assertThatCode(() -> GoldenImage.assertMatches(picture, "grey", 0.02)).doesNotThrowAnyException();
        assertThatThrownBy(() -> GoldenImage.assertMatches(picture, "grey", 0.001))
                .hasMessageContaining("1.00 % of pixels differ, 0.10 % allowed");
    }

    private static BufferedImage grey(int level) {
        BufferedImage picture = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100; i++) {
            picture.setRGB(i % 10, i / 10, level << 16 | level << 8 | level);
        }
        return picture;
    }
}
