package dev.sibridge.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c-1");

    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));

    @Test
    void whatIsNotInManageCannotBeReferredTo() {
        assertThatThrownBy(() -> References.resolve(Map.of("company", COMPANY), run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The company c-1 is not in Manage, although it should be by now.");
    }

    @Test
    void referencesBecomeIdsAlsoInListsAndTheRestStays() {
        run.found(COMPANY, 7);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "n");
        body.put("company", COMPANY);
        body.put("others", List.of(COMPANY, Map.of("id", 3)));

        assertThat(References.resolve(body, run)).containsExactly(Map.entry("name", "n"),
                Map.entry("company", Map.of("id", 7L)),
                Map.entry("others", List.of(Map.of("id", 7L), Map.of("id", 3))));
    }
}
