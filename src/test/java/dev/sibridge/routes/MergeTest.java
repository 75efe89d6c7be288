package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.sibridge.twoway.run.Merging;
import dev.sibridge.twoway.run.ProjectPass;
import org.junit.jupiter.api.Test;

class MergeTest extends RouteTest {

    private final Merging merging = bean("merging", Merging.class);
    private final ProjectPass pass = mock(ProjectPass.class);

    MergeTest() {
        super("merge");
        properties.put("pass", pass);
    }

    @Test
    void whatMustNotBeMergedEndsThePass() {
        IllegalStateException trouble = new IllegalStateException("too many would be removed");
        doThrow(trouble).when(merging).merge(pass);

        assertThat(send(null).getException()).isSameAs(trouble);
    }

    @Test
    void bothSidesOfThePassAreMergedAndNothingIsWritten() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("merging.merge");
        verify(merging).merge(pass);
    }
}
