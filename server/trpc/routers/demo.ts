import { addDemo } from "@/server/services/demo/add-demo";
import { router } from "../init";
import { serveMutation } from "../serve";

export const demo = router({ add: serveMutation(addDemo) });
