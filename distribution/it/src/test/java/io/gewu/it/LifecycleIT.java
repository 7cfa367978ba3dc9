package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that fail say why; kills lose nothing; stops are clean. */
final class LifecycleIT {
    @TempDir
    Path folder;

    @Test
    void aServerKilledWhileLoadingGoesOnWhereItWas() throws Exception {
        Path data = folder.resolve("city");
        try (Server first = Server.start(data)) {
            // the largest layer is stored, its triples and most other layers are not
            for (int i = 0; i < 4800 && !first.log().contains("loading building "); i++) {
                Thread.sleep(50);
            }
            first.kill();
            assertThat(first.log()).contains("loading building ").doesNotContain("ready ");
        }
        try (Server second = Server.start(data).awaitReady()) {
            long buildings = second.hits("TYPENAMES=building");
            assertThat(buildings).isGreaterThanOrEqualTo(36_000);
            assertThat(second.select("SELECT (COUNT(?b) AS ?n) { ?b a <https://w3id.org/gewu/cim#Building> }"))
                    .containsExactly(Long.toString(buildings));
            assertThat(second.hits("TYPENAMES=eco_grid")).isEqualTo(451);
            second.process().destroy();
            assertThat(second.process().waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(second.process().exitValue()).isZero();
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsTouched() throws Exception {
        Path data = folder.resolve("untouched");
        Path log = Files.createTempFile(folder, "start", ".log");
        int exit = Server.exitOf(data, Server.shared().port(), log);
        assertThat(exit).isNotZero();
        assertThat(Files.readString(log))
                .isEqualTo("gewu: port " + Server.shared().port() + " is taken\n");
        assertThat(data).doesNotExist();
    }

    @Test
    void aDamagedStoreIsNamed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(
                data.resolve("city.gpkg"), "this is no database, but long enough to look like one ".repeat(100));
        Path log = Files.createTempFile(folder, "start", ".log");
        assertThat(Server.exitOf(data, Server.freePort(), log)).isNotZero();
        assertThat(Files.readString(log)).contains("gewu: cannot start: ").contains("city.gpkg is no GeoPackage");
    }

    @Test
    void aDamagedGraphIsNamedWithTheWayOut() throws Exception {
        Path data = folder.resolve("garbled");
        Path database = Files.createDirectories(data.resolve("graph/1/Data-0001"));
        Files.writeString(data.resolve("graph/1/finished"), "0");
        Files.writeString(database.resolve("SPOG.bpt"), "this is no tree");
        Path log = Files.createTempFile(folder, "start", ".log");
        assertThat(Server.exitOf(data, Server.freePort(), log)).isNotZero();
        assertThat(Files.readString(log))
                .contains("gewu: cannot start: the graph in ")
                .contains("with --rebuild it is made anew");
    }
}
