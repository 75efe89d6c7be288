package dev.sibridge.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void whatWasGotOverEarlierIsNoCause() {
        Exception lost = new IllegalStateException("the answer got lost");
        lost.addSuppressed(new ConnectException("an earlier call"));

        assertThat(Causes.find(ConnectException.class, lost)).isNull();
    }

    @Test
    void nothingHasNoCause() {
        assertThat(Causes.find(IOException.class, null)).isNull();
    }

    @Test
    void theFirstOfAKindIsFoundHoweverDeep() {
        ConnectException deep = new ConnectException("refused");

        assertThat(Causes.find(IOException.class, deep)).isSameAs(deep);
        assertThat(Causes.find(IOException.class, new RuntimeException(new RuntimeException(deep)))).isSameAs(deep);
    }
}
