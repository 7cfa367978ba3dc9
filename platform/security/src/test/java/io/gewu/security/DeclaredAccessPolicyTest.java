package io.gewu.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.LocalizedText;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.junit.jupiter.api.Test;

/** What declarations say about access holds for whole layers, for attributes and for features. */
final class DeclaredAccessPolicyTest {
    private static final Caller ALL = new Caller("all", Set.of("public", "reader", "editor"));
    private static final Caller TOWN = new Caller("town", Set.of("public", "reader", "editor"), Set.of("440604010"));

    private final DeclaredAccessPolicy policy = new DeclaredAccessPolicy((LayerCatalog) Proxy.newProxyInstance(
            LayerCatalog.class.getClassLoader(),
            new Class<?>[] {LayerCatalog.class},
            (proxy, method, arguments) ->
                    method.getName().equals("layer") ? Optional.empty() : List.of(layer("reader", "editor", ""))));

    @Test
    void rolesOpenLayers() {
        Layer closed = layer("reader", "editor", "");
        assertThat(policy.readable(Caller.ANONYMOUS, closed)).isEmpty();
        assertThat(policy.readableLayers(Caller.ANONYMOUS)).isEmpty();
        assertThat(policy.readable(ALL, closed)).isPresent();
        assertThat(policy.writable(ALL, closed)).isEqualTo(Filter.INCLUDE);
        assertThat(policy.writable(Caller.ANONYMOUS, closed)).isEqualTo(Filter.EXCLUDE);
        assertThat(policy.writable(new Caller("root", Set.of("admin")), closed)).isEqualTo(Filter.INCLUDE);
    }

    @Test
    void whatNobodyMayWriteIsClosedToAdministratorsAsWell() {
        assertThat(policy.writable(new Caller("root", Set.of("admin")), layer("public", "", "")))
                .isEqualTo(Filter.EXCLUDE);
    }

    @Test
    void personalAttributesTakeARole() {
        Layer layer = layer("public", "", "");
        assertThat(policy.readable(Caller.ANONYMOUS, layer).orElseThrow().attribute("phone"))
                .isEmpty();
        assertThat(policy.readable(new Caller("x", Set.of("public", "sensitive-reader")), layer)
                        .orElseThrow()
                        .attribute("phone"))
                .isPresent();
    }

    @Test
    void areasLimitReadingOfClosedLayersAndWritingOfAll() {
        Layer closed = layer("reader", "editor", "village");
        Layer open = layer("public", "editor", "village");
        assertThat(policy.visible(ALL, closed)).isEqualTo(Filter.INCLUDE);
        assertThat(policy.visible(TOWN, open)).isEqualTo(Filter.INCLUDE);
        for (Filter filter : List.of(policy.visible(TOWN, closed), policy.writable(TOWN, open))) {
            assertThat(filter.evaluate(post("x", "440604010201"))).isTrue();
            assertThat(filter.evaluate(post("x", "440604011201"))).isFalse();
            assertThat(filter.evaluate(post("440604010201", null))).isFalse();
        }
    }

    @Test
    void theScopesOwnLayerIsLimitedByItsKey() {
        Layer villages = Layer.builder("village")
                .plugin("test")
                .title(LocalizedText.same("v"))
                .classIri("https://example.org/v")
                .iri(IriTemplate.parse("v/{code}"))
                .attributes(layer("public", "editor", "").attributes())
                .access(new Access("public", "editor", "village"))
                .build();
        assertThat(policy.writable(TOWN, villages).evaluate(post("440604010", null)))
                .isTrue();
    }

    @Test
    void aScopeThatNoAttributeLeadsToClosesTheLayer() {
        assertThat(policy.writable(TOWN, layer("public", "editor", "elsewhere")))
                .isEqualTo(Filter.EXCLUDE);
    }

    private static SimpleFeature post(String code, String village) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("post");
        type.add("code", String.class);
        type.add("village", String.class);
        return SimpleFeatureBuilder.build(type.buildFeatureType(), new Object[] {code, village}, "1");
    }

    private static Layer layer(String read, String write, String scope) {
        return Layer.builder("post")
                .plugin("test")
                .classIri("https://example.org/post")
                .iri(IriTemplate.parse("post/{code}"))
                .attributes(List.of(
                        attribute("code", AttributeType.STRING, true, "", false),
                        attribute("village", AttributeType.LINK, false, "village", false),
                        attribute("phone", AttributeType.STRING, false, "", true)))
                .access(new Access(read, write, scope))
                .build();
    }

    private static Attribute attribute(String name, AttributeType type, boolean key, String to, boolean sensitive) {
        return Attribute.builder(name, type)
                .key(key)
                .to(to)
                .sensitive(sensitive)
                .build();
    }
}
