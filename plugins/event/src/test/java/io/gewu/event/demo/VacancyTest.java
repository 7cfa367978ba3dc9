package io.gewu.event.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.api.grid.GridResolver;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Post;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.Mediation;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.state.Status;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Who takes an issue when posts are vacant (R8, R9), what villages are spared, and who sits at the table. */
final class VacancyTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

    private final RowsInMemory rows = new RowsInMemory();

    private IssueTransaction transaction(Directory directory) {
        return new IssueTransaction(rows, SmallCity.LAYERS, directory, "seat", NOW);
    }

    private Issue issue(Directory directory, String item) {
        return issue(directory, item, SmallCity.GRIDS, 3);
    }

    private Issue issue(Directory directory, String item, GridResolver grids, int urgency) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", "i1");
        row.put("channel", "app");
        row.put("item", item);
        row.put("urgency", urgency);
        row.put("received_at", NOW);
        row.put("geom", new GeometryFactory().createPoint(new Coordinate(113.1, 23)));
        Issue issue = new Issue(row);
        IssueTransaction transaction = transaction(directory);
        new IntakeProcessing(transaction, SmallCity.CODE, grids).take(issue);
        transaction.insert(issue);
        return issue;
    }

    private Issue of(String item, Post... posts) {
        return issue(SmallCity.directory(posts), item);
    }

    @Test
    void aVacantPostFallsToTheSubstituteThenToTheHeadOfTheStation() {
        Post worker = SmallCity.worker("");
        assertThat(of("grid", SmallCity.worker("ann"), SmallCity.substitute("eve"), SmallCity.head("bob"))
                        .text("post"))
                .contains("w1");
        assertThat(of("grid", worker, SmallCity.substitute("eve"), SmallCity.head("bob"))
                        .text("post"))
                .contains("w2");
        assertThat(of("grid", worker, SmallCity.substitute(""), SmallCity.head("bob"))
                        .text("post"))
                .contains("h1");
        assertThat(of("grid", worker, SmallCity.substitute(""), SmallCity.head(""))
                        .text("board"))
                .contains("centre-440604010");
        assertThat(of("village", worker, SmallCity.substitute(""), SmallCity.head(""))
                        .text("board"))
                .contains("centre-440604010");
    }

    @Test
    void whatLiesOutsideOfAllTownsGoesToTheDistrictsDesk() {
        Issue issue = issue(SmallCity.directory(), "town", SmallCity.NOWHERE, 1);
        assertThat(issue.text("rule")).contains("R3");
        assertThat(issue.text("board")).contains("centre-440604");
        assertThatThrownBy(() -> issue(SmallCity.directory(), "grid", SmallCity.NOWHERE, 3))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("Rule R1 finds nobody: tried grid-worker, substitute, station-head, town-centre");
    }

    @Test
    void theLeadOfTheCatalogLeadsAndOthersCollaborate() {
        Issue issue = of("town", SmallCity.worker("ann"), SmallCity.head("bob"));
        assertThat(issue.text("lead_org")).contains("D1");
        assertThat(issue.list("co_orgs")).containsExactly("D2");
        assertThat(issue.text("board")).contains("board");
        assertThat(issue.text("first_tier")).contains("town");
    }

    @Test
    void oneCentreItsResidentsAndWhoIsCalledInSettleADispute() {
        Directory directory = SmallCity.directory();
        Issue issue = issue(directory, "grid");
        Handling handling = new Handling(transaction(directory), SmallCity.CODE);
        handling.make(issue, TransitionRequest.of(Transition.ACCEPT, ""));
        handling.make(issue, TransitionRequest.of(Transition.START, ""));
        Mediation mediation = new Mediation(transaction(directory), SmallCity.CODE);
        String code = mediation.open(issue, Optional.empty(), List.of());
        assertThat(rows.row("dispute", code))
                .containsEntry("residents", "D1,D2")
                .containsEntry("service_point", "centre-440604010");
        assertThatThrownBy(() -> handling.make(issue, TransitionRequest.of(Transition.HANDLE, "done")))
                .hasMessageContaining("still being mediated");
        assertThatThrownBy(() -> mediation.close(rows.row("dispute", code), "agreed"))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> mediation.step(rows.row("dispute", code), "D3", Optional.empty(), "", List.of()))
                .hasMessageContaining("invite others first");
        mediation.invite(rows.row("dispute", code), List.of("D3"));
        assertThat(mediation.step(rows.row("dispute", code), "D3", Optional.empty(), "", List.of()))
                .isEqualTo(1);
        assertThat(mediation.step(
                        rows.row("dispute", code), "D1", Optional.of("centre-440604"), "", List.of("centre-440604010")))
                .as("two places break the promise of one")
                .isEqualTo(2);
        assertThat(rows.row("dispute", code)).containsEntry("places", 2);
        mediation.close(rows.row("dispute", code), "agreed");
        handling.make(issue, TransitionRequest.of(Transition.HANDLE, "done").showing(List.of("a.jpg", "b.jpg")));
        assertThat(issue.status()).isEqualTo(Status.HANDLED);
    }
}
