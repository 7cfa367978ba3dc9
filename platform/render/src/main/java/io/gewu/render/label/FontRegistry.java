package io.gewu.render.label;

import java.util.ArrayList;
import java.util.List;

/** The faces at hand. Immutable. */
public final class FontRegistry {
    private final List<FontFace> faces;

    /** Of faces in the order in which they help out for each other. */
    public FontRegistry(List<FontFace> faces) {
        this.faces = List.copyOf(faces);
    }

    public List<FontFace> faces() {
        return faces;
    }

    /**
     * The faces to look for a character in: the families asked for that are here, then all others. Empty only if the
     * book is.
     */
    List<FontFace> choose(List<String> families, boolean bold, boolean italic) {
        List<FontFace> chosen = new ArrayList<>();
        for (String family : families) {
            faces.stream()
                    .filter(face -> face.family().equalsIgnoreCase(family.trim()))
                    .min((a, b) -> Integer.compare(distance(a, bold, italic), distance(b, bold, italic)))
                    .ifPresent(chosen::add);
        }
        faces.stream()
                .filter(face -> !chosen.contains(face))
                .sorted((a, b) -> Integer.compare(distance(a, bold, italic), distance(b, bold, italic)))
                .forEach(chosen::add);
        return chosen;
    }

    private static int distance(FontFace face, boolean bold, boolean italic) {
        return (face.isBold() == bold ? 0 : 2) + (face.isItalic() == italic ? 0 : 1);
    }
}
