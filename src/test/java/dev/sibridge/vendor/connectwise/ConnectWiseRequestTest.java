package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectWiseRequestTest {

    @Test
    void aListWithoutConditionsAsksForTheFirstFullPage() {
        ConnectWiseRequest list = ConnectWiseRequest.list("/company/contacts", null);

        assertThat(list.method()).isEqualTo("GET");
        assertThat(list.encodedQuery()).isEqualTo("pageSize=1000&page=1");
        assertThat(list.body()).isNull();
    }

    @Test
    void conditionsAreEncodedDownToSpacesPlusSignsAndEmoji() {
        String conditions = Conditions.equal("name", "A+B & \"C\" 100% ü 🎧 ש");

        assertThat(ConnectWiseRequest.list("/x", conditions, "a='b'").encodedQuery()).isEqualTo(
                "conditions=name%3D%22A%2BB%20%26%20%5C%22C%5C%22%20100%25%20%C3%BC%20%F0%9F%8E%A7%20%D7%A9%22"
                        + "&childConditions=a%3D%27b%27&pageSize=1000&page=1");
    }

    @Test
    void theNextPageIsTheSameListOnePageOn() {
        ConnectWiseRequest third = ConnectWiseRequest.list("/x", "a=1", "b=2").nextPage().nextPage();

        assertThat(third.encodedQuery()).isEqualTo("conditions=a%3D1&childConditions=b%3D2&pageSize=1000&page=3");
        assertThat(third.path()).isEqualTo("/x");
    }

    @Test
    void aChangeReplacesWholeMembersAndRemovesThoseWithoutValue() {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("status", Map.of("id", 7));
        changes.put("notes", null);

        ConnectWiseRequest update = ConnectWiseRequest.update("/x/1", changes);

        assertThat(update.method()).isEqualTo("PATCH");
        assertThat(update.body()).isEqualTo(List.of(
                Map.of("op", "replace", "path", "status", "value", Map.of("id", 7)),
                Map.of("op", "remove", "path", "notes")));
    }

    @Test
    void onlyCreatesMustNotBeRepeated() {
        assertThat(ConnectWiseRequest.create("/x", Map.of("name", "n")).isRepeatable()).isFalse();
        assertThat(ConnectWiseRequest.update("/x/1", Map.of()).isRepeatable()).isTrue();
        assertThat(ConnectWiseRequest.delete("/x/1").isRepeatable()).isTrue();
        assertThat(ConnectWiseRequest.list("/x", null).isRepeatable()).isTrue();
    }

    @Test
    void theReleaseOfATenantIsAskedOfTheSiteItself() {
        ConnectWiseRequest question = ConnectWiseRequest.companyInfo("a/b c?");

        assertThat(question.path()).isEqualTo("/login/companyinfo/a%2Fb%20c%3F");
        assertThat(question.isCompanyInfo()).isTrue();
        assertThat(question.isRepeatable()).isTrue();
        assertThat(ConnectWiseRequest.list("/company/companies", null).isCompanyInfo()).isFalse();
    }

    @Test
    void aRequestDoesNotChangeWithTheMapItWasMadeOf() {
        Map<String, String> query = new LinkedHashMap<>(Map.of("a", "1"));
        ConnectWiseRequest request = new ConnectWiseRequest("GET", "/x", query, null, null);

        query.put("b", "2");

        assertThat(request.encodedQuery()).isEqualTo("a=1");
        assertThatThrownBy(() -> request.query().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void pathsOfChildListsHoldTheirParent() {
        assertThat(RecordType.PHASE.path(12L)).isEqualTo("/project/projects/12/phases");
        assertThat(RecordType.LINE.path(null)).isEqualTo("/procurement/products");
    }

    @Test
    void whatBelongsToEverybodyIsShared() {
        assertThat(RecordType.values()).filteredOn(type -> !type.isShared()).containsExactly(RecordType.OPPORTUNITY,
                RecordType.PROJECT, RecordType.PHASE, RecordType.TICKET, RecordType.LINE);
    }
}
