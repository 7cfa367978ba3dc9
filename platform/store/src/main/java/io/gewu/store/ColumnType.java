package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;

/** The kinds of columns that attributes need, with their names in GeoPackage (OGC 12-128r17 table 1). */
enum ColumnType {
    TEXT("TEXT"),
    INTEGER("MEDIUMINT"),
    LONG("INTEGER"),
    DOUBLE("DOUBLE"),
    DECIMAL("DOUBLE"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    INSTANT("DATETIME");

    private final String geoPackage;

    ColumnType(String geoPackage) {
        this.geoPackage = geoPackage;
    }

    static ColumnType of(Attribute attribute) {
        return attribute.many() ? TEXT : of(attribute.type());
    }

    private static ColumnType of(AttributeType type) {
        return switch (type) {
            case STRING, URI, CODE, LINK -> TEXT;
            case INTEGER -> INTEGER;
            case LONG -> LONG;
            case DECIMAL -> DECIMAL;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case DATE_TIME -> INSTANT;
        };
    }

    /** The type's name in the DDL of a GeoPackage. */
    String geoPackage() {
        return geoPackage;
    }
}
