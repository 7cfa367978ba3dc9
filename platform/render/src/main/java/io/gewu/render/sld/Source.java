package io.gewu.render.sld;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlElement;
import io.gewu.feature.xml.XmlFailures;
import java.util.ArrayList;
import java.util.List;

/** A document being read: its name for messages, and what was left out of it. */
public final class Source implements XmlFailures {
    private static final int MOST_WARNINGS = 100;

    private final String name;
    private final ErrorCode code;
    private final List<String> warnings = new ArrayList<>();

    public Source(String name, ErrorCode code) {
        this.name = name;
        this.code = code;
    }

    /** What is wrong at a place. */
    public GewuException failure(int line, int column, String message) {
        return new GewuException(code, place(line, column), message);
    }

    /** The code is the document's, the locator the place in it. */
    @Override
    public GewuException failure(ErrorCode found, String locator, String message, int line, int column) {
        return failure(line, column, message);
    }

    void warn(XmlElement element, String message) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(place(element.line(), element.column()) + ": " + message);
        }
    }

    private String place(int line, int column) {
        return name + ":" + line + ":" + column;
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
