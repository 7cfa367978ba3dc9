package io.gewu.ows.wfs;

import io.gewu.feature.fes.FilterFunction;
import io.gewu.feature.fes.FilterFunctions;
import io.gewu.feature.fes.FilterSupport;
import io.gewu.feature.xml.XmlBuilder;
import java.util.Date;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** {@code fes:Filter_Capabilities} (OGC 09-026r2 clause 7.14): says what the reader of filters reads. */
final class FilterCapabilitiesPart {
    private FilterCapabilitiesPart() {}

    static void write(XmlBuilder xml) {
        xml.open("fes:Filter_Capabilities");
        conformance(xml);
        xml.open("fes:Id_Capabilities")
                .empty("fes:ResourceIdentifier", "name", "fes:ResourceId")
                .close("fes:Id_Capabilities");
        xml.open("fes:Scalar_Capabilities").empty("fes:LogicalOperators").open("fes:ComparisonOperators");
        each(xml, "fes:ComparisonOperator", "", FilterSupport.COMPARISONS);
        xml.close("fes:ComparisonOperators").close("fes:Scalar_Capabilities");
        xml.open("fes:Spatial_Capabilities").open("fes:GeometryOperands");
        each(xml, "fes:GeometryOperand", "gml:", FilterSupport.GEOMETRIES);
        xml.close("fes:GeometryOperands").open("fes:SpatialOperators");
        each(xml, "fes:SpatialOperator", "", FilterSupport.SPATIAL);
        xml.close("fes:SpatialOperators").close("fes:Spatial_Capabilities");
        xml.open("fes:Temporal_Capabilities").open("fes:TemporalOperands");
        each(xml, "fes:TemporalOperand", "gml:", List.of("TimeInstant", "TimePeriod"));
        xml.close("fes:TemporalOperands").open("fes:TemporalOperators");
        each(xml, "fes:TemporalOperator", "", FilterSupport.TEMPORAL);
        xml.close("fes:TemporalOperators").close("fes:Temporal_Capabilities");
        functions(xml);
        xml.close("fes:Filter_Capabilities");
    }

    private static void conformance(XmlBuilder xml) {
        xml.open("fes:Conformance");
        constraint(xml, "ImplementsQuery", true);
        constraint(xml, "ImplementsAdHocQuery", true);
        constraint(xml, "ImplementsFunctions", true);
        constraint(xml, "ImplementsResourceId", true);
        constraint(xml, "ImplementsMinStandardFilter", true);
        constraint(xml, "ImplementsStandardFilter", true);
        constraint(xml, "ImplementsMinSpatialFilter", true);
        constraint(xml, "ImplementsSpatialFilter", true);
        constraint(xml, "ImplementsMinTemporalFilter", true);
        constraint(xml, "ImplementsTemporalFilter", true);
        constraint(xml, "ImplementsVersionNav", false);
        constraint(xml, "ImplementsSorting", true);
        constraint(xml, "ImplementsExtendedOperators", false);
        constraint(xml, "ImplementsMinimumXPath", true);
        constraint(xml, "ImplementsSchemaElementFunc", false);
        xml.close("fes:Conformance");
    }

    private static void constraint(XmlBuilder xml, String name, boolean holds) {
        xml.open("fes:Constraint", "name", name)
                .empty("ows:NoValues")
                .leaf("ows:DefaultValue", holds ? "TRUE" : "FALSE")
                .close("fes:Constraint");
    }

    private static void functions(XmlBuilder xml) {
        xml.open("fes:Functions");
        for (FilterFunction function : FilterFunctions.ofFilters()) {
            xml.open("fes:Function", "name", function.name()).leaf("fes:Returns", type(function.gives()));
            if (!function.arguments().isEmpty()) {
                xml.open("fes:Arguments");
                for (FilterFunction.Argument argument : function.arguments()) {
                    xml.open("fes:Argument", "name", argument.name())
                            .leaf("fes:Type", type(argument.takes()))
                            .close("fes:Argument");
                }
                xml.close("fes:Arguments");
            }
            xml.close("fes:Function");
        }
        xml.close("fes:Functions");
    }

    /** The type of XML Schema or GML that values of a class are written as. */
    private static String type(Class<?> values) {
        if (Geometry.class.isAssignableFrom(values)) {
            return "gml:AbstractGeometryType";
        }
        if (values == Integer.class || values == Long.class) {
            return "xs:integer";
        }
        if (Number.class.isAssignableFrom(values)) {
            return "xs:double";
        }
        if (values == Boolean.class) {
            return "xs:boolean";
        }
        if (Date.class.isAssignableFrom(values)) {
            return "xs:dateTime";
        }
        return values == Object.class ? "xs:anySimpleType" : "xs:string";
    }

    private static void each(XmlBuilder xml, String element, String prefix, List<String> names) {
        names.forEach(name -> xml.empty(element, "name", prefix + name));
    }
}
