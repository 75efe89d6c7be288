package dev.sibridge.twoway.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStatusTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"ApprovedByTierNine", "open"})
    void overAStatusThatIsNotKnownNothingIsWritten(String status) {
        assertThat(TimeStatus.of(status)).isEqualTo(TimeStatus.SUBMITTED);
        assertThat(TimeStatus.of(status).isEditable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Open,open,true,false", "ErrorsCorrected,open,true,false",
            "PendingApproval,submitted,false,false", "PendingProjectApproval,submitted,false,false",
            "ApprovedByTierOne,approved,false,true", "ApprovedByTierTwo,approved,false,true",
            "ReadyToBill,approved,false,true", "Billed,approved,false,true", "BilledAgreement,approved,false,true",
            "WrittenOff,approved,false,true", "Rejected,rejected,true,false", "RejectBySecondTier,rejected,true,false"})
    void whatPeopleInTheToolNeedToKnowOfManagesStatuses(String inManage, String inTool, boolean editable,
            boolean locked) {
        TimeStatus status = TimeStatus.of(inManage);

        assertThat(status.wireName()).isEqualTo(inTool);
        assertThat(status.isEditable()).isEqualTo(editable).isEqualTo(TimeStatus.isEditable(inTool));
        assertThat(status.isLocked()).isEqualTo(locked);
    }
}
