package org.threadkeep.catalog.storage;

/** The statements on the registry's tables. */
public record RegistryTables(
        InsertModel insertModel,
        UpdateModel updateModel,
        SelectModel selectModel,
        SelectModels selectModels,
        InsertDeployment insertDeployment,
        SelectDeployment selectDeployment,
        SelectBackups selectBackups) {

    static RegistryTables prepare(Connection connection) {
        return new RegistryTables(
                new InsertModel(connection),
                new UpdateModel(connection),
                new SelectModel(connection),
                new SelectModels(connection),
                new InsertDeployment(connection),
                new SelectDeployment(connection),
                new SelectBackups(connection));
    }
}
