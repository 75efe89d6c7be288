package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.TimeOfProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class SyncTimeTest extends RouteTest {

    private final TimeOfProject time = bean("timeOfProject", TimeOfProject.class);
    private final ProjectPass pass = Mockito.mock(ProjectPass.class);

    SyncTimeTest() {
        super("sync-time");
    }

    @BeforeEach
    void aPassGoesOn() {
        properties.put("pass", pass);
    }

    @Test
    void theProjectsTimeIsBrought() {
        assertThat(send("any").getException()).isNull();

        verify(time).sync(pass);
    }

    @Test
    void whatStopsItEndsThePass() {
        doThrow(new SideException(Outcome.CLOSED, "the key is refused", null)).when(time).sync(pass);

        assertThat(send("any").getException()).hasMessage("the key is refused");
    }
}
