// User identity types may come in the spelling of the Events API or of people
run({
  userIdentitiesObject: {
    customer_id: 1,
    Email: 2,
    other_id_2: 3,
    'Phone Number 3': 4,
    facebook_custom_audience_id: 5,
    mobile: 6,
  },
});

const types = 'customerid,email,other2,phone_number_3,facebookcustomaudienceid,mobile_number';
assertThat(parameter('ui_t')).isEqualTo(types);
assertThat(parameter('ui_v')).isEqualTo('1,2,3,4,5,6');
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
