package io.gewu.render;

import io.gewu.render.label.FontFace;
import io.gewu.render.label.FontRegistry;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts that maps are written with: files of one folder, never those of the machine, so that maps look alike
 * everywhere. Immutable and thread safe.
 *
 * <p>A style's {@code font-family} is looked up by name without regard to case; a family that is not here, or a
 * character that it lacks, is taken from the first file, by name, that has it.
 */
public final class Fonts {
    /** System property naming the folder of {@code *.ttf}, {@code *.ttc} and {@code *.otf} files. */
    public static final String FOLDER_PROPERTY = "gewu.fonts";

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);

    private final FontRegistry book;

    private Fonts(FontRegistry book) {
        this.book = book;
    }

    /**
     * The fonts of the folder that {@value #FOLDER_PROPERTY} names; read once. None, and no labels, if it is not set.
     */
    public static Fonts installed() {
        return Installed.FONTS;
    }

    private static final class Installed {
        static final Fonts FONTS = fromProperty();
    }

    private static Fonts fromProperty() {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        if (folder.isEmpty()) {
            LOG.warn("System property {} is not set; maps will have no labels", FOLDER_PROPERTY);
            return new Fonts(new FontRegistry(List.of()));
        }
        return of(Path.of(folder));
    }

    /** The fonts of a folder; a file that is no font is left out and logged. */
    public static Fonts of(Path folder) {
        List<FontFace> faces = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tt[fc]"))
                    .sorted()
                    .forEach(file -> read(file, faces));
        } catch (IOException unreadable) {
            LOG.warn("Cannot read fonts from {}; maps will have no labels", folder, unreadable);
        }
        return new Fonts(new FontRegistry(faces));
    }

    private static void read(Path file, List<FontFace> into) {
        try {
            for (Font font : Font.createFonts(file.toFile())) {
                into.add(new FontFace(font));
            }
        } catch (IOException | FontFormatException broken) {
            LOG.warn("{} is not a font that can be used", file, broken);
        }
    }

    /** Names of the families, in order. */
    public List<String> families() {
        return book.faces().stream().map(FontFace::family).distinct().toList();
    }

    FontRegistry book() {
        return book;
    }
}
