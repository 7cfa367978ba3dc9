package io.gewu.it;

/** On a GeoPackage. */
final class AccessIT extends AccessOfCallers {
    @Override
    String[] store() {
        return new String[0];
    }
}
