package io.gewu.ows.wfs;

import io.gewu.feature.fes.FilterFunctions;
import io.gewu.feature.fes.FilterSupport;
import io.gewu.feature.xml.XmlBuilder;
import java.util.List;

/** {@code ogc:Filter_Capabilities} of Filter 1.1 and 1.0 (OGC 04-095 and 02-059, annex B). */
final class OgcFilterCapabilities {
    private static final List<String> OPERANDS = List.of("Envelope", "Point", "LineString", "Polygon");
    private static final List<String> COMPARISONS = List.of(
            "LessThan",
            "GreaterThan",
            "LessThanEqualTo",
            "GreaterThanEqualTo",
            "EqualTo",
            "NotEqualTo",
            "Like",
            "Between",
            "NullCheck");

    private OgcFilterCapabilities() {}

    static void write(XmlBuilder xml, WfsVersion version) {
        xml.open("ogc:Filter_Capabilities");
        if (version == WfsVersion.V1_0) {
            first(xml);
        } else {
            second(xml);
        }
        xml.close("ogc:Filter_Capabilities");
    }

    private static void second(XmlBuilder xml) {
        xml.open("ogc:Spatial_Capabilities").open("ogc:GeometryOperands");
        OPERANDS.forEach(name -> xml.leaf("ogc:GeometryOperand", "gml:" + name));
        xml.close("ogc:GeometryOperands").open("ogc:SpatialOperators");
        FilterSupport.SPATIAL.forEach(name -> xml.empty("ogc:SpatialOperator", "name", name));
        xml.close("ogc:SpatialOperators").close("ogc:Spatial_Capabilities");
        xml.open("ogc:Scalar_Capabilities").empty("ogc:LogicalOperators").open("ogc:ComparisonOperators");
        COMPARISONS.forEach(name -> xml.leaf("ogc:ComparisonOperator", name));
        xml.close("ogc:ComparisonOperators").open("ogc:ArithmeticOperators").empty("ogc:SimpleArithmetic");
        xml.open("ogc:Functions").open("ogc:FunctionNames");
        FilterFunctions.ofFilters()
                .forEach(f -> xml.leaf(
                        "ogc:FunctionName",
                        f.name(),
                        "nArgs",
                        // GeoServer's way to say any number
                        String.valueOf(f.anyCount() ? -1 : f.arguments().size())));
        xml.close("ogc:FunctionNames").close("ogc:Functions").close("ogc:ArithmeticOperators");
        xml.close("ogc:Scalar_Capabilities");
        xml.open("ogc:Id_Capabilities").empty("ogc:FID").close("ogc:Id_Capabilities");
    }

    private static void first(XmlBuilder xml) {
        xml.open("ogc:Spatial_Capabilities").open("ogc:Spatial_Operators");
        FilterSupport.SPATIAL.forEach(name -> xml.empty(name.equals("Intersects") ? "ogc:Intersect" : "ogc:" + name));
        xml.close("ogc:Spatial_Operators").close("ogc:Spatial_Capabilities");
        xml.open("ogc:Scalar_Capabilities").empty("ogc:Logical_Operators").open("ogc:Comparison_Operators");
        List.of("Simple_Comparisons", "Like", "Between", "NullCheck").forEach(name -> xml.empty("ogc:" + name));
        xml.close("ogc:Comparison_Operators").open("ogc:Arithmetic_Operators").empty("ogc:Simple_Arithmetic");
        xml.close("ogc:Arithmetic_Operators").close("ogc:Scalar_Capabilities");
    }
}
