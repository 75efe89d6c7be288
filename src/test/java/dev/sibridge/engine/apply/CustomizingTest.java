package dev.sibridge.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomizingTest {

    private static final RecordRef COMPANY = new RecordRef(RecordType.COMPANY, "c");
    private static final DesiredRecord CONTACT = new DesiredRecord(RecordType.CONTACT, "a", null,
            Map.of("firstName", "Ana", "lastName", "Finch", "company", COMPANY), List.of(
                    Map.of("company", COMPANY, "firstName", "Ana"), Map.of("lastName", "Somebody else")));

    private final Customizing customizing = new Customizing();
    private final WaveWork wave = work(CONTACT);

    @ParameterizedTest
    @EnumSource
    void whatAnOperatorMayChangeHasARouteOfItsOwn(RecordType type) {
        boolean shown = !customizing.records(work(new DesiredRecord(type, "k", null, Map.of(), List.of()))).isEmpty();

        assertThat(Files.exists(Path.of("routes/customize", "customize-" + type.hook()
                + ".camel.yaml"))).isEqualTo(shown);
    }

    @Test
    void aBodyIsShownAsACopy() {
        customizing.edit(CONTACT).put("firstName", "Bo");

        assertThat(CONTACT.body()).containsEntry("firstName", "Ana");
    }

    @Test
    void anUntouchedBodyLeavesTheRecordAsItIs() {
        customizing.edited(customizing.edit(CONTACT), CONTACT, wave);

        assertThat(wave.records()).containsExactly(CONTACT);
    }

    @Test
    void aChangedBodyIsTakenAndTheRecordIsLookedForByItsNewName() {
        Map<String, Object> body = customizing.edit(CONTACT);
        body.put("firstName", "Bo");
        body.put("title", "Owner");

        customizing.edited(body, CONTACT, wave);

        assertThat(wave.records()).singleElement().satisfies(record -> {
            assertThat(record.ref()).isEqualTo(CONTACT.ref());
            assertThat(record.body()).containsEntry("firstName", "Bo").containsEntry("title", "Owner");
            assertThat(record.match()).containsExactly(Map.of("company", COMPANY, "firstName", "Bo"),
                    Map.of("lastName", "Somebody else"));
        });
    }

    @Test
    void aMemberThatIsTakenAwayIsStillLookedForByWhatItWas() {
        Map<String, Object> body = customizing.edit(CONTACT);
        body.remove("firstName");

        customizing.edited(body, CONTACT, wave);

        assertThat(wave.records().get(0).body()).doesNotContainKey("firstName");
        assertThat(wave.records().get(0).match().get(0)).containsEntry("firstName", "Ana");
    }

    @Test
    void withoutABodyTheRecordIsLeftOut() {
        customizing.edited(null, CONTACT, wave);

        assertThat(wave.records()).isEmpty();
    }

    @Test
    void emptyMembersAreLeftOutAsMappingDoes() {
        Map<String, Object> body = new LinkedHashMap<>(CONTACT.body());
        body.put("title", "");
        body.put("lastName", null);

        customizing.edited(body, CONTACT, wave);

        assertThat(wave.records().get(0).body()).containsOnlyKeys("firstName", "company");
    }

    private static WaveWork work(DesiredRecord... records) {
        SyncRun run = new SyncRun(1, TestAccounts.account("default"));
        return new WaveWork(run, new Wave(List.of(records), null), Map.of(), List.of());
    }
}
