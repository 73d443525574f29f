package foxden.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.app.session.Pick;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectModelTest {

  private final FakeSource source = new FakeSource(1000);

  private String value(@Nullable Pick pick, long step, String name) {
    List<InspectModel.Line> lines =
        InspectModel.lines(
            pick, source.spec(), source.episode(), step, source.mind().orElseThrow());
    return lines.stream()
        .filter(l -> l.name().equals(name))
        .map(InspectModel.Line::value)
        .findFirst()
        .orElse("?");
  }

  @Test
  void aBodyTellsPoseJointsAndContacts() {
    assertTrue(value(new Pick.Body("robot/base_link"), 300, "position").endsWith(" m"));
    assertTrue(value(new Pick.Body("robot/base_link"), 200, "speed").endsWith("m/s"));
    assertEquals("1.200", value(new Pick.Body("door_1/leaf"), 900, "leaf_hinge").strip());
    assertTrue(
        value(new Pick.Body("bag_of_rubbish_1"), 500, "touches robot/left_arm_link6")
            .endsWith("N"));
    assertEquals("none", value(new Pick.Body("bowl_1"), 500, "contacts"));
    assertEquals("fixed to the building", value(new Pick.Body("house_floor_1"), 5, "kind"));
  }

  @Test
  void aThingStandingOnFourPointsTouchesTheFloorOnce() {
    List<InspectModel.Line> lines =
        InspectModel.lines(
            new Pick.Body("bag_of_rubbish_1"),
            source.spec(),
            source.episode(),
            500,
            source.mind().orElseThrow());
    List<String> touches =
        lines.stream().map(InspectModel.Line::name).filter(n -> n.startsWith("touches")).toList();
    assertEquals(touches.stream().distinct().toList(), touches);
  }

  @Test
  void aTokenTellsWhenItWasRead() {
    assertEquals("step 20, 0.20 s", value(new Pick.Token(9), 300, "read"));
    assertEquals("objects", value(new Pick.Token(9), 300, "group"));
  }

  @Test
  void aGoalTellsItsReasonNow() {
    assertTrue(value(new Pick.Goal("open(door_1)"), 900, "because").contains("1.21 rad"));
    assertEquals("does not hold", value(new Pick.Goal("open(door_1)"), 10, "now"));
  }

  @Test
  void withNothingPickedTheInstantIsShown() {
    assertEquals("step 500 by expert", value(null, 505, "decided"));
    assertEquals("+0.400", value(null, 505, "base forward, m/s"));
  }
}
