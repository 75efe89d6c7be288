package dev.sibridge.twoway.run;

import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.manage.ClosedTickets;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.manage.ManageChanges.ManageProject;
import dev.sibridge.twoway.manage.ManageSide;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.merge.TouchedTickets;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Pairs.Remembered;
import dev.sibridge.twoway.tool.ToolSide;
import dev.sibridge.twoway.tool.ToolView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads a project on both sides. What is not proven to be there, or not to be there, ends the pass. */
@Component
public class Observation {

    private static final Seen NOTHING = new Seen(List.of(), Set.of(), Set.of());

    private final Connections connections;
    private final PairedProjects projects;
    private final Pairs pairs;
    private final SideBySide sideBySide;

    public Observation(Connections connections, PairedProjects projects, Pairs pairs, SideBySide sideBySide) {
        this.connections = connections;
        this.projects = projects;
        this.pairs = pairs;
        this.sideBySide = sideBySide;
    }

    /** Reads what has changed in the tool, or all of its project. */
    public void ofTool(@ExchangeProperty("pass") ProjectPass pass) {
        Tool tool = connections.tool(pass.account(), pass.whole().connection(), pass);
        pass.port = tool;
        pass.tool = new ToolSide(tool);
        pass.remembered = pairs.of(pass.project().id());
        pass.glance = Glance.at(pass).orElse(null);
        if (pass.glance != null) {
            pass.glance.atTool();
        } else {
            allOfTool(pass);
        }
    }

    /** When there is no project yet, looks whether one is there that is meant. */
    private void allOfTool(ProjectPass pass) {
        Optional<String> id = id(pass, Side.TOOL).or(() -> twinInTool(pass, pass.port));
        if (id.isEmpty()) {
            pass.toolSeen = NOTHING;
            return;
        }
        List<Pair> known = pass.remembered.stream().map(Remembered::pair).toList();
        ToolView view = pass.tool.view(id.get(), known).orElseThrow(() -> new HeldException(Outcome.PARKED,
                "The project does not exist in the project-management tool any more. Unpair it, or import it again."));
        if (view.archived()) {
            throw new HeldException(Outcome.PAUSED, "The project is archived in the project-management tool.");
        }
        pass.toolSeen = view.seen();
        note(pass, Side.TOOL, id.get());
    }

    /** Reads what has changed in Manage, or all of its project. */
    public void ofManage(@ExchangeProperty("pass") ProjectPass pass) {
        Set<RecordId> paired = paired(pass);
        PairedProject project = pass.project();
        pass.manage = new ManageSide(connections.manage(pass.account(), pass),
                project.newProject() == null ? Map.of() : project.newProject(),
                pass.whole().connection().manageDirectory()
                        .projectRole(pass.whole().connection().mappings()), paired, sideBySide);
        if (pass.glance != null) {
            pass.glance.atManage();
        } else {
            allOfManage(pass, paired);
        }
    }

    /** Reads the twins of what has changed. Where that is not enough to go by, all of the project is read instead. */
    public void ofTwins(@ExchangeProperty("pass") ProjectPass pass) {
        if (pass.glance == null) {
            return;
        }
        pass.glance.atTwins();
        if (pass.glance.isEnough()) {
            pass.toolSeen = pass.glance.seen(Side.TOOL);
            pass.manageSeen = pass.glance.seen(Side.MANAGE);
        } else {
            allOfTool(pass);
            allOfManage(pass, paired(pass));
        }
    }

    /** Records of Manage that have twins, by what is remembered and by the marks on what was seen in the tool. */
    private static Set<RecordId> paired(ProjectPass pass) {
        Stream<RecordId> marked = pass.toolSeen == null ? Stream.of() : pass.toolSeen.records().stream()
                .filter(record -> record.mark() != null).map(record -> new RecordId(record.kind(), record.mark()));
        return Stream.concat(marked, pass.remembered.stream().map(one -> one.pair().recordId(Side.MANAGE))
                .filter(Objects::nonNull)).collect(Collectors.toSet());
    }

    /** With all that belongs to its tickets, or to those that have changed on either side. */
    private void allOfManage(ProjectPass pass, Set<RecordId> paired) {
        Optional<String> id = id(pass, Side.MANAGE).or(() -> twinInManage(pass));
        if (id.isEmpty()) {
            pass.manageSeen = NOTHING;
            return;
        }
        Seen seen = pass.manage.view(Long.parseLong(id.get()), pass.isSweep() ? null : touched(pass))
                .orElseThrow(() -> new HeldException(Outcome.PARKED,
                        "The project does not exist in Manage any more. Unpair it, or import it again."));
        if (pass.whole().connection().mappings().board(pass.manage.board()).isEmpty()) {
            throw new HeldException(Outcome.PAUSED, "The project is on the board \"" + pass.manage.board()
                    + "\", which takes no part. Add it to the mappings, or move the project back.");
        }
        pass.manageSeen = ClosedTickets.leftOut(seen, paired, pass.whole().connection().manageDirectory(),
                pass.whole().began().minus(pass.account().twoWay().closedTickets()));
        note(pass, Side.MANAGE, id.get());
        if (!pass.whole().wanted().dryRun() && !pass.manage.board().equals(pass.project().board())) {
            projects.board(pass.project().id(), pass.manage.board());
        }
    }

    private void note(ProjectPass pass, Side side, String id) {
        if (pass.project().on(side) == null && !pass.whole().wanted().dryRun()) {
            projects.twin(pass.project().id(), side, id);
        }
    }

    private static Optional<String> id(ProjectPass pass, Side side) {
        return Optional.ofNullable(pass.project().on(side)).or(() -> pass.remembered.stream().map(Remembered::pair)
                .filter(pair -> pair.kind() == Kind.PROJECT && pair.on(side) != null)
                .map(pair -> pair.on(side).id()).findFirst());
    }

    /** A project in the tool that carries Manage's id, else the only one of the same name that nobody has paired. */
    private Optional<String> twinInTool(ProjectPass pass, Tool tool) {
        if (pass.remembered.stream().anyMatch(one -> one.making() != null)) {
            return Optional.empty();
        }
        List<ToolRecord> free = tool.list(Entity.PROJECT, null).stream().filter(record -> !record.archived()
                && isFree(pass, Side.TOOL, record.id())).toList();
        String manageId = pass.project().on(Side.MANAGE);
        List<ToolRecord> same = free.stream().filter(record -> record.mark() == null && record.fields().get("name")
                != null && isSame(record.fields().get("name").asText(), pass.project().name())).toList();
        Optional<ToolRecord> marked = free.stream().filter(record -> manageId.equals(record.mark())).findFirst();
        return marked.isEmpty() && same.size() == 1 ? Optional.of(same.get(0).id()) : marked.map(ToolRecord::id);
    }

    private Optional<String> twinInManage(ProjectPass pass) {
        if (pass.remembered.stream().anyMatch(one -> one.making() != null)) {
            return Optional.empty();
        }
        List<String> boards = pass.whole().connection().boards(board -> true);
        List<ManageProject> same = ManageChanges.onBoards(connections.manage(pass.account(), pass), boards).stream()
                .filter(project -> isSame(project.name(), pass.project().name()))
                .filter(project -> isFree(pass, Side.MANAGE, project.id())).toList();
        return same.size() == 1 ? Optional.of(same.get(0).id()) : Optional.empty();
    }

    private boolean isFree(ProjectPass pass, Side side, String id) {
        return projects.on(pass.account(), side, id).filter(known -> known.state() != State.UNPAIRED).isEmpty();
    }

    private static boolean isSame(String one, String other) {
        return Text.fold(one).equals(Text.fold(other));
    }

    /**
     * Tickets that have woken the project, and those whose twins, or what belongs to them, have changed in the tool;
     * null for all.
     */
    private static Set<String> touched(ProjectPass pass) {
        Set<String> touched = new TreeSet<>();
        if (pass.project().touched() != null) {
            pass.project().touched().stream().filter(touch -> touch.side() == Side.MANAGE)
                    .map(Touch::record).filter(record -> record.kind() == Kind.TASK).map(RecordId::id)
                    .forEach(touched::add);
        }
        Optional<Set<String>> inTool = TouchedTickets.of(pass.toolSeen,
                pass.remembered.stream().map(Remembered::pair).toList());
        inTool.ifPresent(touched::addAll);
        return inTool.isPresent() ? touched : null;
    }
}
