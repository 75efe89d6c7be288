package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.Observation;
import dev.sibridge.twoway.run.ProjectPass;
import org.junit.jupiter.api.Test;

class ObserveTwinsTest extends RouteTest {

    private final Observation observation = bean("observation", Observation.class);
    private final ProjectPass pass = mock(ProjectPass.class);

    ObserveTwinsTest() {
        super("observe-twins");
        properties.put("pass", pass);
    }

    @Test
    void whatCannotBeReadEndsThePass() {
        SideException trouble = new SideException(Outcome.CLOSED, "The key is not accepted.", null);
        doThrow(trouble).when(observation).ofTwins(pass);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).as("nothing is read a second time here").containsExactly("observation.ofTwins");
    }

    @Test
    void theTwinsOfWhatHasChangedAreRead() {
        assertThat(send(null).getException()).isNull();

        assertThat(journal()).containsExactly("observation.ofTwins");
        verify(observation).ofTwins(pass);
    }
}
