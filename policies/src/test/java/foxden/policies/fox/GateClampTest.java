package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.policies.nn.ScalarKernels;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.gridworld.GridWorldTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateClampTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  private static FoxStream stream(FoxParts parts) {
    FoxConfig config = FoxConfig.of(2, 12, 3, 20).initialised(0.3f, 1, 0.5f).with(parts);
    FoxModel model =
        new FoxModel(config, List.of(new FoxModel.Input("a", 3)), 4, new ScalarKernels());
    model.initialise(8);
    return new FoxStream(model);
  }

  private static Mind read(FoxStream stream, int tokens) {
    Random random = new Random(5);
    for (int i = 0; i < tokens; i++) {
      float[] x = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      stream.append(0, x, new Mind.Token("a", "a " + i, i));
    }
    return stream.mind("test");
  }

  @Test
  void closedGatesLeaveNothingOfThePast() {
    FoxStream stream = stream(FoxParts.LLAMA);
    stream.clamp(List.of(GateClamp.all(0)));
    Mind mind = read(stream, 6);
    float[] row = new float[6];
    mind.row(1, 2, 5, row, null, null);
    assertEquals(1, row[5], 1e-6);
    assertEquals(-40, mind.logForget(0, 0, 3), 1e-4);
  }

  @Test
  void openGatesForgetNothing() {
    FoxStream stream = stream(FoxParts.LLAMA);
    stream.clamp(List.of(GateClamp.all(1)));
    Mind mind = read(stream, 6);
    float[] decay = new float[6];
    mind.row(0, 1, 5, null, null, decay);
    assertArrayEquals(new float[6], decay, 1e-6f);
  }

  @Test
  void oneHeadIsHeldAndTheOthersAreAsTrained() {
    FoxStream free = stream(FoxParts.LLAMA);
    FoxStream held = stream(FoxParts.LLAMA);
    held.clamp(GateClamp.parse("0.5@0.1"));
    Mind a = read(free, 4);
    Mind b = read(held, 4);
    for (int i = 0; i < 4; i++) {
      assertEquals(Math.log(0.5), b.logForget(0, 1, i), 1e-6);
      assertEquals(a.logForget(0, 0, i), b.logForget(0, 0, i));
    }
    assertFalse(Arrays.equals(free.output(), held.output()));
  }

  @Test
  void lettingGoGivesTheTrainedGatesBack() {
    FoxStream stream = stream(FoxParts.LLAMA);
    float[] trained = outputOf(stream);
    stream.reset();
    stream.clamp(List.of(GateClamp.all(0.2)));
    assertFalse(Arrays.equals(trained, outputOf(stream)));
    stream.reset();
    stream.clamp(List.of());
    assertArrayEquals(trained, outputOf(stream));
  }

  private static float[] outputOf(FoxStream stream) {
    read(stream, 5);
    return stream.output();
  }

  @Test
  void tokensReadBeforeKeepTheirGates() {
    FoxStream stream = stream(FoxParts.LLAMA);
    Mind mind = read(stream, 3);
    float before = mind.logForget(1, 0, 2);
    stream.clamp(List.of(GateClamp.all(1)));
    read(stream, 1);
    assertEquals(before, mind.logForget(1, 0, 2));
    assertEquals(0, mind.logForget(1, 0, 3), 1e-6);
  }

  @Test
  void whatCannotBeHeldIsToldInASentence() {
    for (String wrong : List.of("", "2", "-0.1", "NaN", "0.5@", "0.5@1", "0.5@1.x", "0.5@1.2.3")) {
      assertThrows(IllegalArgumentException.class, () -> GateClamp.parse(wrong), wrong);
    }
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> stream(FoxParts.LLAMA).clamp(GateClamp.parse("0.5@2.0")));
    assertTrue(e.getMessage().contains("no head 0 in layer 2"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> stream(FoxParts.LLAMA.transformer()).clamp(GateClamp.parse("1")));
  }

  @Test
  void aHeldFoxSaysSoInItsName() {
    try (Policy fox =
        Policies.arenas(ROOT).create("fox-gates:0.9@1.2,0.25", GridWorldEnvironment.PERMUTED)) {
      assertEquals("fox-gates:0.9@1.2,0.25", fox.name());
    }
  }

  @Test
  void withClosedGatesDemonstrationsTellNothing() throws InterruptedException {
    assertTrue(score("fox") > 0.9);
    assertTrue(score("fox-gates:0") < 0.5);
  }

  private static double score(String policy) throws InterruptedException {
    Policies policies = Policies.arenas(ROOT);
    return new Evaluator(
            new GridWorldTask(true),
            () -> policies.create(policy, GridWorldEnvironment.PERMUTED, 4),
            References.shipped())
        .run(policy, 25, 0, 0, 2, (done, of) -> true)
        .mean();
  }
}
