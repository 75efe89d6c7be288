package dev.sibridge.twoway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchTest {

    @ParameterizedTest
    @ValueSource(strings = {"tool/nothing/1", "nowhere/task/1"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Touch.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"TOOL, STEP, 7", "MANAGE, PROJECT, 12", "TOOL, NOTE, a/b/c", "TOOL, PROJECT, ''"})
    void whatIsWrittenIsReadAgain(Side side, Kind kind, String id) {
        Touch touch = Touch.of(side, kind, id);

        assertThat(Touch.parse(touch.toString())).isEqualTo(touch);
    }

    @Test
    void anIdAloneIsThatOfATicket() {
        assertThat(Touch.parse("12")).isEqualTo(Touch.ticket("12")).hasToString("manage/task/12");
    }
}
