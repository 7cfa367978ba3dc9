package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.store.WriteSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of one listing are of one moment, whatever is written between them. */
final class PagingTest {
    private static final Pattern NEXT = Pattern.compile(" next=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Removes a feature of the first page and adds one that would come before all others. */
    private void disturb(int round) {
        try (WriteSession session = server.store.write("somebody")) {
            session.delete(TestCity.PARCEL, "A%02d".formatted(round));
            session.insert(TestCity.PARCEL, Map.of("code", "000" + round, "name", "new"));
            session.update(TestCity.PARCEL, "A11", Map.of("name", "changed"));
            session.commit();
        }
    }

    private String page(int start) {
        return server.ask("GetFeature", "TYPENAMES", "parcel", "STARTINDEX", Integer.toString(start), "COUNT", "4")
                .text();
    }

    @Test
    void pagesByStartIndexAloneAreOfTheFirstPagesMoment() {
        List<String> ids = new ArrayList<>();
        for (int start = 0; start < 12; start += 4) {
            String text = page(start);
            assertThat(text).contains("numberMatched=\"12\"").doesNotContain("changed", ">new<");
            ids.addAll(TestServer.ids(text));
            disturb(start / 4);
        }
        assertThat(ids).hasSize(12).doesNotHaveDuplicates().allMatch(id -> id.startsWith("parcel.A"));
        assertThat(TestServer.ids(page(0))).contains("parcel.0000", "parcel.0001", "parcel.0002");
    }

    @Test
    void linksKeepTheirMomentForWhoeverFollowsThem() {
        String text = page(0);
        List<String> ids = new ArrayList<>(TestServer.ids(text));
        for (int round = 0; ; round++) {
            disturb(round);
            // somebody else begins the same listing anew
            page(0);
            Matcher next = NEXT.matcher(text);
            if (!next.find()) {
                break;
            }
            text = server.get(next.group(1).replace("&amp;", "&").substring(TestServer.ADDRESS.length() + 1))
                    .text();
            assertThat(text).contains("numberMatched=\"12\"");
            ids.addAll(TestServer.ids(text));
        }
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void postedListingsAreOfOneMomentAsWell() {
        String body = TestServer.getFeature("count=\"4\" startIndex=\"%d\"", "<wfs:Query typeNames=\"parcel\"/>");
        assertThat(TestServer.ids(server.post(body.formatted(0)).text())).hasSize(4);
        disturb(0);
        assertThat(server.post(body.formatted(8)).text()).contains("numberMatched=\"12\"", "parcel.A11");
    }

    @Test
    void aCommitThatIsNotThereYetIsRefused() {
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "COMMIT", "999")
                        .text())
                .contains("InvalidParameterValue", "COMMIT", "newest is 1");
    }
}
