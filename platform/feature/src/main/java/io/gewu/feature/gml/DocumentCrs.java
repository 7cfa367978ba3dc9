package io.gewu.feature.gml;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.feature.xml.XmlElement;
import java.util.Optional;

/**
 * How a document says which CRS its geometries are in.
 *
 * @param inherited by geometries that name none; empty where they are in the CRS of a layer that is not known yet
 * @param eastingFirst whether easting comes first whatever a CRS is called, as in documents of WFS 1.0
 */
public record DocumentCrs(Optional<Crs> inherited, boolean eastingFirst) {
    /** Geometries that name no CRS are in the CRS of the layer they will be compared with. */
    public static final DocumentCrs UNKNOWN = new DocumentCrs(Optional.empty(), false);

    /** Names decide the axis order. */
    public static DocumentCrs of(Crs inherited) {
        return new DocumentCrs(Optional.of(inherited), false);
    }

    /**
     * The CRS of a geometry by its {@code srsName}.
     *
     * @throws GewuException {@code UNKNOWN_CRS} at the element's place
     */
    Optional<Crs> of(XmlElement geometry) {
        String name = geometry.attribute("srsName");
        if (name.isEmpty()) {
            return inherited;
        }
        try {
            Crs crs = Crs.parse(name);
            return Optional.of(eastingFirst ? crs.eastingFirst() : crs);
        } catch (GewuException unknown) {
            throw geometry.failure(unknown.code(), unknown.locator(), String.valueOf(unknown.getMessage()));
        }
    }
}
