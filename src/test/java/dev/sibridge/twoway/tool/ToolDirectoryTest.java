package dev.sibridge.twoway.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolDirectoryTest {

    @Test
    void aListThatDoesNotComeIsNotEmpty() {
        Tool tool = tool();
        when(tool.list(Entity.PRIORITY, null)).thenThrow(
                new ToolException(ToolException.Kind.PASSING, "no answer", List.of()));

        assertThatThrownBy(() -> ToolDirectory.of(tool)).isInstanceOf(ToolException.class);
    }

    @Test
    void aListThatTheToolDoesNotHaveIsEmpty() {
        assertThat(ToolDirectory.of(tool()).lists().getOrDefault(Subject.CATEGORY, List.of())).isEmpty();
    }

    @Test
    void peopleAreKnownByMailAndLoginAndStatusesByWhetherTheyEndTheWork() {
        RunningSandbox.shared().pm().reset();

        Map<Subject, List<Choice>> lists = ToolDirectory.of(ReferenceTool.connected()).lists();

        assertThat(lists.get(Subject.PERSON)).extracting(Choice::mail, Choice::login)
                .contains(tuple("ann.smith@example.com", "asmith"));
        assertThat(lists.get(Subject.TASK_STATUS)).filteredOn(Choice::closed).extracting(Choice::name)
                .containsExactlyInAnyOrder("Done", "Dropped");
        assertThat(lists).containsOnlyKeys(Subject.TASK_STATUS, Subject.PROJECT_STATUS, Subject.CATEGORY,
                Subject.PRIORITY, Subject.NOTE_CATEGORY, Subject.RESOURCE_TYPE, Subject.PERSON);
    }

    @Test
    void aToolMaySayOnlyThatAStatusEndsTheWork() {
        Tool tool = tool();
        when(tool.capabilities()).thenReturn(new Capabilities(false, Set.of(), Capabilities.Changes.NONE, false, false,
                false, false, Map.of(Entity.TASK_STATUS, Set.of("name", "closed"))));
        when(tool.list(Entity.TASK_STATUS, null)).thenReturn(List.of(status("New", false), status("Rejected", true)));

        assertThat(ToolDirectory.of(tool).lists().get(Subject.TASK_STATUS)).extracting(Choice::name, Choice::closed)
                .containsExactly(tuple("New", false), tuple("Rejected", true));
    }

    private static ToolRecord status(String name, boolean closed) {
        return new ToolRecord(Entity.TASK_STATUS, name, null, null, null, null, null, false, null,
                Map.of("name", TextNode.valueOf(name), "closed", BooleanNode.valueOf(closed)));
    }

    private static Tool tool() {
        Tool tool = mock(Tool.class);
        when(tool.capabilities()).thenReturn(new Capabilities(false, Set.of(), Capabilities.Changes.NONE, false, false,
                false, false, Map.of(Entity.PRIORITY, Set.of("name"))));
        return tool;
    }
}
