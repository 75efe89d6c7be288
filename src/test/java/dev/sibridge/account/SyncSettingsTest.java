package dev.sibridge.account;

import static dev.sibridge.si.mapping.Choices.choices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings.ProgressesMean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyncSettingsTest {

    @ParameterizedTest
    @EnumSource
    void aBlankProgressIsNeverWon(ProgressesMean mean) {
        SyncSettings settings = choices("progresses", List.of("Approved"), "progressesMean", mean);

        assertThat(settings.isWon(null)).isFalse();
        assertThat(settings.isWon(" \t")).isFalse();
    }

    @Test
    void withoutAListOfWonProgressesNothingIsWon() {
        assertThat(choices("progresses", List.of()).isWon("Approved")).isFalse();
        assertThat(choices("progresses", null).isWon("Approved")).isFalse();
        assertThat(choices("progresses", List.of(" ", "")).isWon("Approved")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WON,Approved,true", "WON,' APPROVED ',true", "WON,in progress,true", "WON,Approve,false",
        "WON,Design,false", "OPEN,Approved,false", "OPEN,' in Progress',false", "OPEN,Design,true"})
    void listedProgressesAreWonOrAloneAreOpen(ProgressesMean mean, String progress, boolean won) {
        SyncSettings settings = choices("progresses", List.of(" approved", "In Progress"), "progressesMean", mean);

        assertThat(settings.isWon(progress)).isEqualTo(won);
    }

    @Test
    void listsAreTrimmedAndBlankEntriesLeftOut() {
        assertThat(choices("companyTypes", List.of(" Client ", " ")).companyTypes()).containsExactly("Client");
    }
}
