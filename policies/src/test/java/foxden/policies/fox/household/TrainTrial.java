package foxden.policies.fox.household;
import foxden.policies.catalog.Trainings;
import java.nio.file.Path;
public final class TrainTrial {
  public static void main(String[] a) throws Exception {
    long[] last = {System.nanoTime()};
    Trainings.standard(Path.of(a[0])).get("household").train(Path.of(a[1]), Long.parseLong(a[2]), Long.parseLong(a[3]), a.length > 4 ? Integer.parseInt(a[4]) : 2, System::nanoTime, p -> {
      if (System.nanoTime() - last[0] > 15e9 || p.step() % 200 == 0) { last[0] = System.nanoTime();
        System.out.printf("%tT step %d/%d loss %.4f tok/s %.0f left %.0f%n", System.currentTimeMillis(), p.step(), p.steps(), p.loss(), p.tokensPerSecond(), p.secondsLeft()); }
      return true; });
  }
}
