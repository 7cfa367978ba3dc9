package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;

/** The kinds of columns that attributes need, with their names in GeoPackage (OGC 12-128r17 table 1) and PostgreSQL. */
enum ColumnType {
    TEXT("TEXT", "text"),
    INTEGER("MEDIUMINT", "integer"),
    LONG("INTEGER", "bigint"),
    DOUBLE("DOUBLE", "double precision"),
    DECIMAL("DOUBLE", "numeric"),
    BOOLEAN("BOOLEAN", "boolean"),
    DATE("DATE", "date"),
    INSTANT("DATETIME", "timestamp with time zone");

    private final String geoPackage;
    private final String postgres;

    ColumnType(String geoPackage, String postgres) {
        this.geoPackage = geoPackage;
        this.postgres = postgres;
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

    /** The type's name in PostgreSQL's DDL and catalogs. */
    String postgres() {
        return postgres;
    }
}
