package foxden.app.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foxden.sim.Goals;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsModelTest {

  @Test
  void theTreeIsFlattenedInOrderAndLeavesAreCounted() {
    Goals.Goal a = new Goals.Goal("a", "the door is open", true, "1.2 rad", List.of());
    Goals.Goal b = new Goals.Goal("b", "", false, "no contact", List.of());
    Goals.Goal all = new Goals.Goal("and", "all of", false, "", List.of(a, b));
    List<GoalsModel.Line> lines = GoalsModel.lines(new Goals(List.of(all), 0.5));
    assertEquals(List.of(0, 1, 1), lines.stream().map(GoalsModel.Line::depth).toList());
    assertEquals("b", lines.get(2).text(), "a goal without words shows its name");
    assertEquals("1 of 2 hold", GoalsModel.summary(lines));
  }
}
