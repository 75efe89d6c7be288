package dev.sibridge.benchmark.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallGraphTest {

    private final List<Call> calls = new ArrayList<>();

    @Test
    void aCallWaitsForWhatMadeTheRecordsInItsBody() {
        made("/company/companies", "{\"name\":\"Acme\"}", 7);
        made("/procurement/catalog", "{\"identifier\":\"A\"}", 7);
        made("/sales/opportunities", "{\"company\":{\"id\":7}}", 9);
        made("/procurement/products", "{\"catalogItem\":{\"id\":7},\"opportunity\":{\"id\":9},\"quantity\":7}", 11);

        assertThat(before()).containsExactly(Set.of(), Set.of(), Set.of(0), Set.of(1, 2));
    }

    @Test
    void aCallWaitsForWhatMadeTheRecordInItsPath() {
        made("/project/projects", "{}", 3);
        made("/project/projects/3/phases", "{\"parentPhase\":{\"id\":3}}", 4);
        made("/project/projects/3/phases", "{\"parentPhase\":{\"id\":4}}", 5);
        call("GET", "/project/projects/3/phases/5", "", null);

        assertThat(before()).containsExactly(Set.of(), Set.of(0), Set.of(0, 1), Set.of(0, 2));
    }

    @Test
    void aCallWaitsForWhatMadeTheRecordsInItsConditions() {
        made("/company/companies", "{}", 12);
        made("/company/contacts", "{}", 13);
        made("/company/contacts", "{}", 14);
        call("GET", "/company/contacts?conditions=company%2Fid%3D12%20and%20name%3D%22x%22", "", null);
        call("GET", "/company/contacts?conditions=id%20in%20%2813%2C14%2C99%29&pageSize=12", "", null);
        call("GET", "/company/contacts?conditions=paid%3D13", "", null);

        assertThat(before().subList(3, 6)).containsExactly(Set.of(0), Set.of(1, 2), Set.of());
    }

    @Test
    void whatWasThereBeforeTheRunIsNoReasonToWait() {
        made("/sales/opportunities", "{\"company\":{\"id\":7}}", 9);
        made("/company/companies", "{}", 7);
        call("GET", "/company/companies?conditions=identifier%3D%22Acme%22", "", null);

        assertThat(before()).containsExactly(Set.of(), Set.of(), Set.of());
    }

    @Test
    void theStatusOfAnOpportunityComesAfterEverythingElseOfIt() {
        made("/sales/opportunities", "{}", 9);
        made("/procurement/products", "{\"opportunity\":{\"id\":9}}", 21);
        made("/procurement/products", "{\"project\":{\"id\":9}}", 22);
        call("PATCH", "/sales/opportunities/9",
                "[{\"op\":\"replace\",\"path\":\"status\",\"value\":{\"id\":2}}]", null);

        assertThat(before().get(3)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aPatchWaitsForWhatMadeTheRecordThatItPointsTo() {
        made("/project/tickets", "{}", 30);
        call("PATCH", "/procurement/products/5",
                "[{\"op\":\"replace\",\"path\":\"ticket\",\"value\":{\"id\":30}}]", null);

        assertThat(before().get(1)).containsExactly(0);
    }

    @Test
    void callsThatWereRejectedDoNotCount() {
        calls.add(new Call(0, 0, "POST", "/x/apis/3.0/company/companies", "{}", 429, null));
        made("/company/companies", "{}", 7);

        assertThat(before()).containsExactly(Set.of());
    }

    @Test
    void anIdIsFoundWhereItStands() {
        Call call = new Call(0, 0, "POST", "/x/apis/3.0/project/projects/345/phases",
                "{\"description\":\"345\",\"parentPhase\":{\"id\":678}}", 201, 9L);

        assertThat(Names.of(call)).extracting(Names.Name::kind).containsExactly("project", "phase");
        assertThat(Names.of(call)).extracting(name -> (name.inBody() ? call.body() : call.target())
                .substring(name.from(), name.to())).containsExactly("345", "678");
    }

    private void made(String path, String body, long id) {
        call("POST", path, body, id);
    }

    private void call(String method, String path, String body, Long id) {
        calls.add(new Call(0, 0, method, "/x/apis/3.0" + path, body, 200, id));
    }

    private List<Set<Integer>> before() {
        return new CallGraph(calls).before();
    }
}
