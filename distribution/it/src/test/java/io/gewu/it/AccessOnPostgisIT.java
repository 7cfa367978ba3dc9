package io.gewu.it;

/** On PostGIS. */
final class AccessOnPostgisIT extends AccessOfCallers {
    @Override
    String[] store() throws Exception {
        return Server.postgis("access" + System.nanoTime());
    }
}
