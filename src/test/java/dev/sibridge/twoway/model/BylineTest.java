package dev.sibridge.twoway.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BylineTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Mind the pipe", "[Kim Lee]\nMind the pipe", "Mind\n[Kim Lee in ConnectWise]\nthe pipe",
            "[Kim\nLee in ConnectWise] a"})
    void whatSomebodyWroteIsNoLineOfOurs(String text) {
        assertThat(Byline.line(text)).isEmpty();
        assertThat(Byline.without(text)).isEqualTo(text);
        assertThat(Byline.isOf(Side.MANAGE, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mind the pipe", "Mind the pipe:\n  it is hot", "[1] Gas\n[2] Water"})
    void aTextIsTheSameBelowTheLineAsWithoutIt(String text) {
        String signed = Byline.signed(text, "Kim Lee", Side.MANAGE);

        assertThat(signed).isEqualTo("[Kim Lee in ConnectWise]\n" + text);
        assertThat(Byline.without(signed)).isEqualTo(text);
        assertThat(Byline.isOf(Side.MANAGE, signed)).isTrue();
        assertThat(Byline.isOf(Side.TOOL, signed)).isFalse();
    }

    @Test
    void nobodySignsTwiceAndNoNameBreaksTheLine() {
        String signed = Byline.signed("a", " Kim]\n[Lee ", Side.TOOL);

        assertThat(signed).isEqualTo("[Kim Lee in the project tool]\na");
        assertThat(Byline.signed(signed, "The bridge", Side.MANAGE)).isEqualTo(signed);
    }

    @Test
    void aSideThatTakesLineEndsForBlanksChangesNothing() {
        assertThat(Byline.without("[Kim Lee in ConnectWise] Mind the pipe")).isEqualTo("Mind the pipe");
    }
}
