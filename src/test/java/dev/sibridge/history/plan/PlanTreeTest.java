package dev.sibridge.history.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A plan as people read it. */
class PlanTreeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> FIRST = plan("""
            {'action':'create','type':'company','key':'c','title':'Oak','fields':{}}
            {'action':'create','type':'contact','key':'c/1','title':'Ann','fields':{},
             'below':{'type':'company','key':'c'}}
            {'action':'create','type':'catalog item','key':'i','title':'TV','fields':{}}
            {'action':'create','type':'opportunity','key':'P','title':'Patio','fields':{}}
            {'action':'create','type':'line','key':'P/o/1','title':'TV','below':{'type':'opportunity','key':'P'},
             'fields':{'quantity':{'to':2},'price':{'to':10.5},'cost':{'to':7},'taxableFlag':{'to':true}}}
            {'action':'create','type':'project','key':'P','title':'Patio','fields':{}}
            {'action':'create','type':'phase','key':'P/L','title':'House','fields':{},
             'below':{'type':'project','key':'P'}}
            {'action':'create','type':'phase','key':'P/R','title':'Room','fields':{},
             'below':{'type':'phase','key':'P/L'}}
            {'action':'create','type':'ticket','key':'P/R','title':'Room','fields':{'budgetHours':{'to':1.5}},
             'below':{'type':'phase','key':'P/R'}}
            {'action':'create','type':'line','key':'P/p/1','title':'TV','below':{'type':'ticket','key':'P/R'},
             'fields':{'quantity':{'to':2},'price':{'to':10.5},'cost':{'to':7},'taxableFlag':{'to':false}}}
            {'action':'update','type':'opportunity','key':'P','title':'Patio','fields':{'status':{'to':{'id':2}}}}""");

    @Test
    void nothingToWriteIsAnEmptyTree() {
        PlanTree tree = PlanTree.of(List.of());

        assertThat(tree.stages()).isEmpty();
        assertThat(tree.totals().complete()).isTrue();
        assertThat(tree.totals().hours()).isZero();
    }

    @Test
    void recordsStandInStagesBelowOneAnother() {
        PlanTree tree = PlanTree.of(FIRST);

        assertThat(tree.stages().keySet()).containsExactly("clients", "products", "opportunity", "project");
        assertThat(outline(tree.stages().get("clients"))).containsExactly("company Oak", "  contact Ann");
        assertThat(outline(tree.stages().get("products"))).containsExactly("catalog item TV");
        assertThat(outline(tree.stages().get("opportunity"))).containsExactly("opportunity Patio", "  line TV");
        assertThat(outline(tree.stages().get("project"))).containsExactly("project Patio", "  phase House",
                "    phase Room", "      ticket Room", "        line TV");
        assertThat(tree.stages().get("project").get(0).size()).isEqualTo(4);
    }

    @RepeatedTest(20)
    void theTreeIsTheSameInWhicheverOrderThePlanIsRead() {
        List<JsonNode> mixed = new ArrayList<>(FIRST);
        Collections.shuffle(mixed, new Random());

        PlanTree tree = PlanTree.of(mixed);

        assertThat(outline(tree.stages().get("project"))).containsExactly("project Patio", "  phase House",
                "    phase Room", "      ticket Room", "        line TV");
        assertThat(tree.totals()).isEqualTo(PlanTree.of(FIRST).totals());
    }

    @Test
    void totalsAreThoseOfTheLinesAndTickets() {
        PlanTotals totals = PlanTree.of(FIRST).totals();

        assertThat(totals.created()).isEqualTo(10);
        assertThat(totals.updated()).isEqualTo(1);
        assertThat(totals.hours()).isEqualByComparingTo("1.5");
        assertThat(totals.opportunity().price()).isEqualByComparingTo("21");
        assertThat(totals.opportunity().cost()).isEqualByComparingTo("14");
        assertThat(totals.opportunity().taxable()).isEqualByComparingTo("21");
        assertThat(totals.project().taxable()).isZero();
        assertThat(totals.complete()).isTrue();
    }

    @Test
    void whatOnlyHasToBeThereForOthersIsShownWithoutAnAction() {
        PlanTree tree = PlanTree.of(plan("""
                {'action':'update','type':'line','key':'P/p/1','title':'TV','below':{'type':'ticket','key':'P/R'},
                 'fields':{'quantity':{'from':2,'to':3},'price':{'from':10,'to':10}}}
                {'action':'update','type':'ticket','key':'P/S','title':'Hall','below':{'type':'phase','key':'P/S'},
                 'fields':{'budgetHours':{'from':4,'to':1}}}"""));

        assertThat(outline(tree.stages().get("project"))).containsExactly("ticket P/R", "  line TV", "phase P/S",
                "  ticket Hall");
        assertThat(tree.stages().get("project").get(0).action()).isNull();
        assertThat(tree.totals().project().price()).isEqualByComparingTo("10");
        assertThat(tree.totals().hours()).isEqualByComparingTo("-3");
    }

    @Test
    void whatThePlanDoesNotTellIsSaidToBeMissing() {
        PlanTree tree = PlanTree.of(plan("""
                {'action':'remove','type':'line','key':'P/o/1','title':'TV','fields':{}}
                {'action':'update','type':'line','key':'P/p/1','title':'TV','fields':{'price':{'from':1,'to':2}}}"""));

        assertThat(tree.totals().complete()).isFalse();
        assertThat(tree.totals().removed()).isEqualTo(1);
        assertThat(outline(tree.stages().get("opportunity"))).containsExactly("line TV");
        assertThat(outline(tree.stages().get("project"))).containsExactly("line TV");
    }

    @Test
    void aPlanOfAnEarlierReleaseNamesRecordsByTheirFields() {
        PlanTree tree = PlanTree.of(plan("""
                {'action':'create','type':'project','key':'P','fields':{'name':{'from':null,'to':'Patio'}}}
                {'action':'remove','type':'phase','key':'P/R','fields':{}}"""));

        assertThat(outline(tree.stages().get("project"))).containsExactly("project Patio", "phase P/R");
    }

    private static List<String> outline(List<PlanNode> nodes) {
        List<String> lines = new ArrayList<>();
        for (PlanNode node : nodes) {
            lines.add(node.type() + " " + node.title());
            outline(node.children()).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static List<JsonNode> plan(String lines) {
        return List.of(lines.replace('\'', '"').replace("\n ", " ").split("\n")).stream().map(line -> {
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
            }
        }).toList();
    }
}
