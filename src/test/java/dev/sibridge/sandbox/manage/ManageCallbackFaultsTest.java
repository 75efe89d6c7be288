package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.manage.CallbackReceiver.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageCallbackFaultsTest extends ManageTest {

    private static final String CALLBACKS = "/system/callbacks";

    private CallbackReceiver receiver;
    private int project;
    private int callback;

    @BeforeEach
    void listen() {
        receiver = new CallbackReceiver();
        project = project();
        callback = register(receiver.url());
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'kind':'nonsense'}", "{'kind':'late','delayMs':-1}", "{'kind':'late','nth':0}",
            "{'kind':'late','colour':'red'}"})
    void faults_that_make_no_sense_are_refused(String fault) {
        assertThat(client.control("POST", "/callbacks/faults", fault).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'timeoutMs':0}", "{'retryMs':[-1]}", "{'parallel':0}", "{'parallel':101}",
            "{'capacity':-1}", "{'giveUpAfterMs':-1}", "{'speed':1}"})
    void settings_that_make_no_sense_are_refused(String settings) {
        assertThat(client.control("POST", "/callbacks/settings", settings).status()).isEqualTo(400);
    }

    @Test
    void a_dropped_callback_never_comes() {
        fault("{'kind':'dropped','type':'project','action':'updated','recordId':" + project + ",'nth':2}");
        rename("A", "B", "C");
        assertThat(names()).containsExactly("A", "C");
        assertThat(outcomes()).containsExactly("delivered", "dropped", "delivered");
    }

    @Test
    void a_doubled_callback_comes_twice_with_the_same_id() {
        fault("{'kind':'doubled'}");
        rename("A");
        assertThat(arrived()).hasSize(2).extracting(received -> received.json().get("MessageId").asText())
                .containsOnly(receiver.received().get(0).json().get("MessageId").asText());
    }

    @Test
    void a_reordered_callback_is_overtaken_by_the_next() {
        fault("{'kind':'reordered','delayMs':60000}");
        rename("A", "B", "C");
        assertThat(names()).containsExactlyInAnyOrder("A", "B", "C").startsWith("B");
    }

    @Test
    void a_reordered_callback_comes_in_the_end_if_there_is_no_other() {
        fault("{'kind':'reordered','delayMs':1}");
        rename("A");
        assertThat(names()).containsExactly("A");
    }

    @Test
    void a_late_callback_comes_later() {
        fault("{'kind':'late','delayMs':1000}");
        rename("A", "B");
        assertThat(names()).containsExactly("B", "A");
    }

    @Test
    void a_forged_callback_is_signed_by_somebody_else() {
        fault("{'kind':'forged'}");
        rename("A", "A");
        assertThat(arrived()).hasSize(2);
        assertThat(receiver.received().get(0).signature()).hasSameSizeAs(receiver.received().get(1).signature())
                .isNotEqualTo(receiver.received().get(1).signature());
        assertThat(client.control("GET", "/callbacks/deliveries", null).json().at("/0/fault").asText())
                .isEqualTo("forged");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 419, 429})
    void some_answers_are_tried_again_twice(int status) {
        settings("{'retryMs':[1,1]}");
        receiver.answer(status, status, 200, status, status, status);
        rename("A");
        arrived();
        rename("B");
        arrived();
        assertThat(outcomes()).containsExactly("delivered", "failed");
        assertThat(receiver.received()).hasSize(6);
        assertThat(receiver.received().get(2).body()).isEqualTo(receiver.received().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 500, 503})
    void all_others_are_not(int status) {
        settings("{'retryMs':[1,1]}");
        receiver.answer(status);
        rename("A", "B");
        assertThat(names()).containsExactly("A", "B");
        assertThat(outcomes()).containsExactly("failed", "delivered");
        JsonNode first = client.control("GET", "/callbacks/deliveries", null).json().get(0);
        assertThat(first.get("status").asInt()).isEqualTo(status);
    }

    @Test
    void who_does_not_answer_in_time_is_not_called_again() {
        settings("{'timeoutMs':50}");
        receiver.gather(2);
        rename("A");
        arrived();
        assertThat(outcomes()).containsExactly("failed");
        assertThat(client.control("GET", "/callbacks/deliveries", null).json().at("/0/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void after_failures_for_long_enough_a_callback_is_inactive_until_it_is_made_active_again() {
        receiver.answer(500, 500);
        rename("A");
        arrived();
        assertThat(isInactive()).isFalse();
        settings("{'giveUpAfterMs':0}");
        rename("B");
        arrived();
        assertThat(isInactive()).isTrue();
        rename("C");
        client.patch(CALLBACKS + "/" + callback, "[{'op':'replace','path':'inactiveFlag','value':false}]");
        rename("D");
        assertThat(names()).containsExactly("A", "B", "D");
        assertThat(isInactive()).isFalse();
    }

    @Test
    void nothing_is_sent_to_other_machines() {
        client.delete(CALLBACKS + "/" + callback);
        register("http://192.0.2.1/?recordId=");
        register("http://callback.invalid/?recordId=");
        register("http://[2001:db8::1]/?recordId=");
        register("http://127.0.0.1.example.com/?recordId=");
        rename("A");
        arrived();
        assertThat(outcomes()).hasSize(4).containsOnly("not-loopback");
    }

    @Test
    void too_many_that_wait_are_lost() {
        settings("{'capacity':1}");
        fault("{'kind':'late','delayMs':1000}");
        rename("A", "B");
        assertThat(names()).containsExactly("A");
        assertThat(outcomes()).containsExactly("delivered", "overflow");
    }

    @Test
    void several_come_at_the_same_time_if_one_wants_that() {
        settings("{'parallel':20}");
        receiver.gather(20);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add("Name " + i);
        }
        rename(names.toArray(String[]::new));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(outcomes()).containsOnly("delivered");
    }

    @Test
    void thousands_of_changes_by_several_people_all_arrive_once() {
        settings("{'parallel':8}");
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "Name " + i).toList();
        names.parallelStream().forEach(name ->
                SANDBOX.manage().as("rokafor").change("Project", project, Map.of("name", name)));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void what_still_waits_when_its_registration_goes_is_not_sent() {
        fault("{'kind':'late','delayMs':1000}");
        rename("A");
        client.delete(CALLBACKS + "/" + callback);
        assertThat(arrived()).isEmpty();
        assertThat(outcomes()).containsExactly("cancelled");
    }

    @Test
    void the_key_can_fail_to_come_like_every_answer() {
        rename("A");
        String url = arrived().get(0).json().at("/Metadata/key_url").asText();
        client.control("POST", "/faults", "{'path':'/callbackkey/*','kind':'status','status':503}");
        assertThat(client.get(url).status()).isEqualTo(503);
        assertThat(client.get(url).status()).isEqualTo(200);
    }

    @Test
    void a_reset_forgets_all_of_it() {
        fault("{'kind':'late','delayMs':60000}");
        rename("A");
        SANDBOX.reset();
        assertThat(arrived()).isEmpty();
        assertThat(client.get(CALLBACKS).json()).isEmpty();
        assertThat(outcomes()).isEmpty();
        assertThat(SANDBOX.manage().callbacks().settings().parallel()).isEqualTo(1);
    }

    private int register(String url) {
        return client.create(CALLBACKS, "{'url':'" + url + "','type':'project','level':'owner','objectId':1}");
    }

    private void fault(String fault) {
        assertThat(client.control("POST", "/callbacks/faults", fault).status()).isEqualTo(204);
    }

    private void settings(String settings) {
        assertThat(client.control("POST", "/callbacks/settings", settings).status()).isEqualTo(204);
    }

    private void rename(String... names) {
        for (String name : names) {
            client.patch("/project/projects/" + project, "[{'op':'replace','path':'name','value':'" + name + "'}]");
        }
    }

    private boolean isInactive() {
        return client.get(CALLBACKS + "/" + callback).json().get("inactiveFlag").asBoolean();
    }

    private List<Received> arrived() {
        assertThat(client.control("GET", "/callbacks/waiting?ms=30000", null).json().get("waiting").asInt()).isZero();
        return receiver.received();
    }

    /** The names of the project that came, in order. */
    private List<String> names() {
        return arrived().stream().map(received -> received.entity().get("name").asText()).toList();
    }

    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        client.control("GET", "/callbacks/deliveries", null).json()
                .forEach(entry -> outcomes.add(entry.get("outcome").asText()));
        return outcomes;
    }
}
