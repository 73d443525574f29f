package foxden.sim.cheetah;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action.VectorAction;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheetahEnvironmentTest {

  private static VectorAction random(Random random) {
    float[] values = new float[6];
    for (int i = 0; i < 6; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return new VectorAction(values);
  }

  @Test
  void anEpisodeStartsSettledAndEndsAfterItsSteps() {
    try (CheetahEnvironment env = new CheetahEnvironment(false)) {
      StepResult r = env.reset(4);
      float[] velocity = r.observation().vector("velocity");
      for (float v : velocity) {
        assertEquals(0, v, 0.2, "settled");
      }
      assertEquals(0, r.state().qpos()[0], 0);
      assertEquals(8, r.observation().vector("position").length);
      Random random = new Random(4);
      double sum = 0;
      while (!r.done()) {
        r = env.step(random(random));
        assertEquals(Cheetah.reward(env.world().speed()), r.reward(), 0);
        sum += r.reward();
      }
      assertEquals(100, r.step());
      assertEquals(1.0, r.time(), 1e-12);
      assertTrue(sum < 5, "random actions run nowhere: " + sum);
      assertNotEquals(env.reset(4).hash(), env.reset(5).hash());
    }
  }

  @Test
  void sameActionsGiveSameBitsAlsoAfterASnapshot() {
    try (CheetahEnvironment env = new CheetahEnvironment(true);
        CheetahEnvironment again = new CheetahEnvironment(true)) {
      Random random = new Random(7);
      env.reset(9);
      Snapshot middle = env.snapshot();
      VectorAction[] actions = new VectorAction[200];
      long[] hashes = new long[200];
      for (int i = 0; i < 200; i++) {
        if (i == 80) {
          env.world().setGravity(3);
          env.world().setStiffness(3, 100);
          middle = env.snapshot();
        }
        actions[i] = random(random);
        hashes[i] = env.step(actions[i]).hash();
      }
      StepResult back = again.restore(middle);
      assertEquals(middle.hash(), back.hash());
      assertEquals(80, back.step());
      assertEquals(3, again.world().gravity(), 0);
      for (int i = 80; i < 200; i++) {
        assertEquals(hashes[i], again.step(actions[i]).hash(), "step " + i);
      }
      Snapshot cut = new Snapshot(80, 0, Arrays.copyOf(middle.bytes(), 40));
      assertThrows(IllegalArgumentException.class, () -> again.restore(cut));
      assertEquals(9.81, envAfterReset(again), 0, "a new episode has the model's own gravity");
    }
  }

  private static double envAfterReset(CheetahEnvironment env) {
    env.reset(1);
    return env.world().gravity();
  }

  @Test
  void bitsAreTheSameOnEveryJdk() {
    try (CheetahEnvironment env = new CheetahEnvironment(false)) {
      StepResult r = env.reset(0);
      Random random = new Random(0);
      while (!r.done()) {
        r = env.step(random(random));
      }
      assertEquals(GOLDEN, Long.toHexString(r.hash()));
    }
  }

  private static final String GOLDEN = "ebcfeec9d1ef33ce";

  @Test
  void wrongActionsAreRefusedWithTheirPlaceAndChangeNothing() {
    try (CheetahEnvironment env = new CheetahEnvironment(false)) {
      env.reset(0);
      long before = env.snapshot().hash();
      float[] bad = {0, 0, Float.NaN, 0, 0, 0};
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> env.step(new VectorAction(bad)));
      assertEquals("action[2] (back foot) is NaN; give a number in [-1, 1]", e.getMessage());
      float[] big = {0, 0, 0, 0, 0, 1.5f};
      e = assertThrows(IllegalArgumentException.class, () -> env.step(new VectorAction(big)));
      assertEquals("action[5] (front foot) is 1.5; give a number in [-1, 1]", e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> env.step(new VectorAction(new float[5])));
      assertEquals(before, env.snapshot().hash());
    }
  }

  @Test
  void aBlowUpKeepsTheStepBefore() {
    try (CheetahEnvironment env = new CheetahEnvironment(false)) {
      env.reset(0);
      env.step(new VectorAction(new float[6]));
      long before = env.snapshot().hash();
      env.world().push(0, 0, 0.7, 1e300, 0);
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> env.step(new VectorAction(new float[6])));
      assertTrue(String.valueOf(e.getMessage()).contains("blew up in step 2"), e.getMessage());
      assertEquals(before, env.snapshot().hash());
    }
  }

  @Test
  void textIsAPythonDictOfFullPrecision() {
    try (CheetahEnvironment env = new CheetahEnvironment(false)) {
      StepResult r = env.reset(3);
      CheetahText form = new CheetahText();
      String text = ((Observation.Text) form.observe(r.observation(), "dict")).text();
      assertTrue(text.startsWith("{'position': ["), text);
      assertTrue(text.contains("], 'velocity': ["), text);
      assertTrue(text.endsWith("]}"), text);
      String[] numbers = text.replaceAll("[^-+.e0-9, ]", "").trim().split("[, ]+");
      assertEquals(17, Arrays.stream(numbers).filter(s -> s.matches("-?[0-9].*")).count());
      assertEquals(
          env.world().qpos(1),
          Double.parseDouble(text.substring(text.indexOf('[') + 1, text.indexOf(','))),
          0);
    }
  }

  @Test
  void actionsAreListsOfSixNumbers() {
    CheetahText form = new CheetahText();
    Observation none = new Observation(0, 0, java.util.Map.of());
    VectorAction action = (VectorAction) form.parse("[0.5, -1, 1e-3, .25, -0.0, 1.0]", none);
    assertEquals(0.25f, action.values()[3]);
    assertEquals("[0.5, -1.0, 0.001, 0.25, -0.0, 1.0]", form.text(action));
    for (String bad :
        new String[] {
          "[0, 0, 0, 0, 0]", "[0, 0, 0, 0, 0, nan]", "[0, 0, 0, 0, 0, 1.01]", "0 0 0 0 0 0",
          "[0, 0, 0, 0, 0, inf]", "[0, 0, 0, 0, 0, 0x1]", "[0, 0, 0, 0, 0, ]", ""
        }) {
      assertTrue(form.invalid(bad), bad);
      assertFalse(form.legal(bad, none), bad);
    }
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      String text = form.sample(none, random);
      assertEquals(text, form.text(form.parse(text, none)));
    }
  }
}
