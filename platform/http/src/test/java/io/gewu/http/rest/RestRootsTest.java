package io.gewu.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.LocalizedText;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestRootsTest {
    private final RestRoots roots = new RestRoots();

    private static RestService service(String root) {
        return new RestService() {
            @Override
            public String root() {
                return root;
            }

            @Override
            public LocalizedText title() {
                return new LocalizedText("树", "Trees");
            }

            @Override
            public List<Route> routes() {
                return List.of();
            }
        };
    }

    private RestService at(String root) {
        return roots.routes(root).orElseThrow().service();
    }

    @Test
    void aNewVersionTakesOverAndTheOldOneLeavesUnnoticed() {
        RestService before = service("tree");
        RestService after = service("tree");
        roots.add("com.a.trees", before);
        roots.add("com.a.trees", after);
        assertThat(at("tree")).isSameAs(after);
        roots.remove(before);
        assertThat(at("tree")).isSameAs(after);
        assertThat(roots.refused()).isEmpty();
    }

    @Test
    void anotherPluginWaitsUntilTheRootIsFree() {
        RestService first = service("tree");
        RestService second = service("tree");
        roots.add("com.a.trees", first);
        roots.add("org.b.trees", second);
        assertThat(at("tree")).isSameAs(first);
        assertThat(roots.refused()).containsExactly("The REST root \"tree\" of org.b.trees is taken by com.a.trees");
        roots.remove(first);
        assertThat(at("tree")).isSameAs(second);
        assertThat(roots.refused()).isEmpty();
        roots.remove(second);
        assertThat(roots.routes("tree")).isEmpty();
    }

    @Test
    void theServersOwnAddressesAreNotForPlugins() {
        roots.add("com.a.maps", service("wms"));
        assertThat(roots.routes("wms")).isEmpty();
        assertThat(roots.refused()).containsExactly("The REST root \"wms\" of com.a.maps is taken by the server");
    }
}
