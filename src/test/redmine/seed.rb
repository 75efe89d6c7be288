# What an administrator sets up in a new Redmine so that SI Bridge can work with it, and some people.
# Runs inside Redmine. INFO = the file that is told who there is.
require 'json'
require 'securerandom'

Redmine::DefaultData::Loader.load('en')
{ 'rest_api_enabled' => '1', 'login_required' => '1', 'default_language' => 'en', 'host_name' => 'localhost',
  'default_issue_start_date_to_creation_date' => '0', 'parent_issue_dates' => 'independent',
  'parent_issue_priority' => 'independent', 'parent_issue_done_ratio' => 'independent'
}.each { |name, value| Setting[name] = value }

info = { 'version' => Redmine::VERSION.to_s, 'users' => {} }
user = lambda do |login, first, last, admin = false|
  one = User.new(firstname: first, lastname: last, mail: "#{login}@example.com", language: 'en',
                 mail_notification: 'none')
  one.login = login
  one.admin = admin
  one.password = one.password_confirmation = SecureRandom.hex(12)
  one.save!
  info['users'][login] = { 'id' => one.id.to_s, 'key' => Token.create!(user: one, action: 'api').value }
end
user.call('bridge', 'The', 'Bridge', true)
user.call('asmith', 'Ann', 'Smith')
user.call('bjones', 'Bob', 'Jones')
user.call('cmiller', 'Carol', 'Miller')

# Tasks and steps, as the first trackers and those of every new project. Any status may follow any other.
%w[Task Step].each_with_index do |name, i|
  tracker = Tracker.create!(name: name, default_status: IssueStatus.sorted.first, position: i + 1)
  Role.givable.each do |role|
    statuses = IssueStatus.all.to_a
    (statuses.map(&:id) + [0]).product(statuses.map(&:id)).each do |from, to|
      next if from == to
      WorkflowTransition.create!(role_id: role.id, tracker_id: tracker.id, old_status_id: from, new_status_id: to)
    end
  end
end
Setting['default_projects_tracker_ids'] = Tracker.where(name: %w[Task Step]).sorted.map { |one| one.id.to_s }

field = lambda do |type, name, format, more = {}|
  one = type.new({ name: name, field_format: format, is_filter: true, visible: true }.merge(more))
  one.trackers = Tracker.all if type == IssueCustomField
  one.save!
end
mark = { searchable: true, max_length: 40 }
field.call(IssueCustomField, 'ConnectWise ticket', 'string', mark.merge(is_for_all: true))
field.call(ProjectCustomField, 'ConnectWise project', 'string', mark)
field.call(VersionCustomField, 'ConnectWise phase', 'string', mark)
field.call(TimeEntryCustomField, 'ConnectWise time entry', 'string', mark)
field.call(ProjectCustomField, 'Customer', 'string')
field.call(ProjectCustomField, 'PM status', 'list',
           possible_values: ['Planning', 'In Progress', 'On Hold', 'Cancelled', 'Complete'])
field.call(ProjectCustomField, 'Category', 'list', possible_values: %w[Installation Service Upgrade])
field.call(ProjectCustomField, 'Start date', 'date')
field.call(ProjectCustomField, 'Due date', 'date')
field.call(ProjectCustomField, 'Owner', 'user')
field.call(VersionCustomField, 'Start date', 'date')
field.call(TimeEntryCustomField, 'Billable', 'bool')
field.call(TimeEntryCustomField, 'Approval', 'list', possible_values: %w[open submitted approved rejected])

File.write(ENV.fetch('INFO'), JSON.generate(info))
